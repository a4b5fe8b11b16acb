namespace Api.Content.Images;

/// <summary>
/// The parts of a picture file beside its pixels, found by walking its segments, chunks or boxes. Each walk is linear
/// in the file and goes as far as the file is sound; the first block of each kind of metadata counts.
/// </summary>
internal sealed class PictureParts
{
    /// <summary>
    /// The most bytes of one block that are read: a JPEG segment cannot hold more than 64 KB, and larger XMP holds
    /// previews, not words.
    /// </summary>
    public const int LongestBlock = 64 << 10;

    public const int LongestXmp = 1 << 20;

    /// <summary>The width in pixels; 0 if the file ends before it states it.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    /// <summary>A TIFF structure (CIPA DC-008, Exif); null if there is none.</summary>
    public byte[]? Exif { get; private set; }

    /// <summary>An XMP packet (ISO 16684-1); null if there is none.</summary>
    public byte[]? Xmp { get; private set; }

    /// <summary>IPTC-IIM datasets; null if there are none.</summary>
    public byte[]? Iptc { get; private set; }

    /// <summary>MD5 of the IPTC-IIM when it was last made to agree with the XMP; null if it is not stated.</summary>
    public byte[]? IptcDigest { get; private set; }

    /// <summary>Takes an EXIF block, with or without its header in JPEG.</summary>
    public void AddExif(ReadOnlySpan<byte> block)
    {
        var header = "Exif\0\0"u8;
        block = block.StartsWith(header) ? block[header.Length..] : block;
        Exif ??= block[..Math.Min(block.Length, LongestBlock)].ToArray();
    }

    public void AddXmp(ReadOnlySpan<byte> packet) => Xmp ??= packet.Length > LongestXmp ? [] : packet.ToArray();

    /// <summary>
    /// Takes Photoshop's image resources (Adobe Photoshop File Formats Specification): each has a signature, an id, a
    /// padded name, and padded bytes.
    /// </summary>
    public void AddResources(ReadOnlySpan<byte> resources)
    {
        const int IptcId = 0x0404;
        const int DigestId = 0x0425;
        var rest = new ByteSpan(resources);
        while (rest.Take(4).SequenceEqual("8BIM"u8) && rest.Number(2) is var id)
        {
            var name = (int)rest.Number(1);
            rest.Take(name + (name + 1) % 2);
            var length = rest.Number(4);
            var body = rest.Take(length);
            rest.Take(length % 2);
            if (id == IptcId)
            {
                Iptc ??= body.ToArray();
            }
            else if (id == DigestId)
            {
                IptcDigest ??= body.ToArray();
            }
        }
    }
}

/// <summary>
/// Bytes that are read from front to back, numbers with the big end first. Past its end there is nothing: the numbers
/// are 0, the spans empty.
/// </summary>
internal ref struct ByteSpan(ReadOnlySpan<byte> bytes)
{
    public ReadOnlySpan<byte> Rest { get; private set; } = bytes;

    public readonly bool IsEmpty => Rest.IsEmpty;

    /// <summary>Returns the next bytes; if there are not so many, none, and moves to the end.</summary>
    public ReadOnlySpan<byte> Take(long count)
    {
        var isThere = count >= 0 && count <= Rest.Length;
        var taken = isThere ? Rest[..(int)count] : [];
        Rest = isThere ? Rest[(int)count..] : [];
        return taken;
    }

    /// <summary>Returns the next number of up to eight bytes.</summary>
    public long Number(int size)
    {
        var number = 0UL;
        foreach (var unit in Take(size))
        {
            number = number << 8 | unit;
        }

        return (long)(number & long.MaxValue);
    }

    public void SkipAll(byte value) => Rest = Rest.TrimStart(value);

    /// <summary>Returns the bytes up to the next zero, and skips that.</summary>
    public ReadOnlySpan<byte> Text()
    {
        var end = Rest.IndexOf((byte)0);
        var text = Take(end < 0 ? Rest.Length : end);
        Take(end < 0 ? 0 : 1);
        return text;
    }
}
