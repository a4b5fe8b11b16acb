using System.IO.Compression;
using System.Text;

namespace Api.Content.Images;

/// <summary>
/// Reads PNG (W3C PNG, third edition): chunks, with EXIF in eXIf, XMP in iTXt, and in zTXt or tEXt the "raw profiles",
/// in hexadecimal, into which ImageMagick put whatever PNG had no place for. Compressed data is unpacked up to a limit,
/// and once for each kind: a few bytes can unpack to gigabytes.
/// </summary>
internal static class PngFile
{
    private static ReadOnlySpan<byte> RawProfile => "Raw profile type "u8;

    public static void Read(ReadOnlySpan<byte> file, PictureParts parts)
    {
        var profiles = new HashSet<string>(StringComparer.Ordinal);
        var rest = new ByteSpan(file[8..]);
        while (!rest.IsEmpty)
        {
            var length = rest.Number(4);
            var type = rest.Take(4);
            var body = new ByteSpan(rest.Take(length));
            rest.Take(4);
            if (type.SequenceEqual("IHDR"u8))
            {
                (parts.Width, parts.Height) = ((int)Math.Min(body.Number(4), int.MaxValue), (int)Math.Min(
                    body.Number(4), int.MaxValue));
            }
            else if (type.SequenceEqual("eXIf"u8))
            {
                parts.AddExif(body.Rest);
            }
            else if (type.SequenceEqual("iTXt"u8)
                && parts.Xmp is null
                && body.Text().SequenceEqual("XML:com.adobe.xmp"u8))
            {
                var isCompressed = body.Number(2) >> 8 == 1;
                body.Text();
                body.Text();
                parts.AddXmp(isCompressed ? Inflate(body.Rest, PictureParts.LongestXmp) : body.Rest);
            }
            else if ((type.SequenceEqual("zTXt"u8) || type.SequenceEqual("tEXt"u8)) && body.Rest.StartsWith(RawProfile))
            {
                var name = Encoding.Latin1.GetString(body.Text()[RawProfile.Length..]);
                if (name is "iptc" or "exif" or "APP1" && profiles.Add(name))
                {
                    AddProfile(
                        type.SequenceEqual("zTXt"u8)
                            ? Inflate(body.Rest[Math.Min(1, body.Rest.Length)..], 4 * PictureParts.LongestBlock)
                            : body.Rest,
                        parts);
                }
            }
        }
    }

    // A line end, the name, its length, each on a line, and the bytes in hexadecimal.
    private static void AddProfile(ReadOnlySpan<byte> profile, PictureParts parts)
    {
        var lines = Encoding.Latin1.GetString(profile)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var digits = string.Concat(lines.Skip(2));
        var bytes = new byte[digits.Length / 2];
        if (lines.Length < 3
            || Convert.FromHexString(digits, bytes, out _, out var count) != System.Buffers.OperationStatus.Done)
        {
            return;
        }

        if (bytes.AsSpan().StartsWith("8BIM"u8))
        {
            parts.AddResources(bytes.AsSpan(0, count));
        }
        else if (bytes.AsSpan().StartsWith("Exif"u8))
        {
            parts.AddExif(bytes.AsSpan(0, count));
        }
    }

    private static byte[] Inflate(ReadOnlySpan<byte> packed, int most)
    {
        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var unpacked = new byte[most];
        try
        {
            var length = stream.ReadAtLeast(unpacked, most, throwOnEndOfStream: false);
            return length == most ? [] : unpacked[..length];
        }
        catch (InvalidDataException)
        {
            // A text that cannot be unpacked is ignored; the rest of the picture is still read.
            return [];
        }
    }
}
