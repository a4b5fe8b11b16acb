using System.IO.Compression;

namespace Api.Data.Packing;

/// <summary>The kinds of texts that are kept packed.</summary>
internal enum TextKind
{
    /// <summary>A source, as it came.</summary>
    Source,

    /// <summary>The article as it was answered, once another revision had taken its place.</summary>
    State,
}

/// <summary>The text of one revision: its source, or its state.</summary>
internal readonly record struct TextKey(long ArticleId, TextKind Kind, int Revision);

/// <summary>A text as it is kept.</summary>
/// <param name="Bytes">A stream of Brotli: the whole text, or its <see cref="TextDelta"/> from another.</param>
/// <param name="Base">The text from which it differs; null if it is whole.</param>
internal sealed record PackedText(byte[] Bytes, TextKey? Base)
{
    // Fast enough for every import: 0.1 ms for 3 KB. Higher ones take many times as long for a fiftieth of the size.
    private const int Quality = 5;
    private const int Window = 22;

    /// <summary>A difference this many times smaller than its text is kept without trying the whole text.</summary>
    private const int MuchSmaller = 8;

    public static PackedText Of(byte[] text) => new(Compress(text), null);

    /// <summary>Packs a text as it differs from another, unless the whole text takes less.</summary>
    public static PackedText Of(byte[] text, TextKey old, byte[] oldText)
    {
        var delta = Compress(TextDelta.Make(oldText, text));
        if (delta.Length < text.Length / MuchSmaller)
        {
            return new(delta, old);
        }

        var whole = Of(text);
        return delta.Length < whole.Bytes.Length ? new(delta, old) : whole;
    }

    /// <param name="oldText">The text from which it differs; anything if it is whole.</param>
    /// <exception cref="InvalidDataException">It is damaged, or differs from another text.</exception>
    public byte[] Unpack(byte[] oldText)
    {
        using var inflated = new MemoryStream();
        using (var stream = new BrotliStream(new MemoryStream(Bytes), CompressionMode.Decompress))
        {
            try
            {
                stream.CopyTo(inflated);
            }
            catch (InvalidOperationException e)
            {
                // The framework says so of bytes that are no stream of Brotli.
                throw new InvalidDataException(e.Message, e);
            }
        }

        return Base is null ? inflated.ToArray() : TextDelta.Apply(oldText, inflated.ToArray());
    }

    /// <summary>Returns bytes as a stream of Brotli (RFC 7932).</summary>
    public static byte[] Compress(byte[] bytes, int quality = Quality)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, compressed, out var length, quality, Window)
            ? compressed[..length]
            : throw new InvalidOperationException("The longest possible stream of Brotli was longer.");
    }
}
