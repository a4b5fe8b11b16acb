namespace Api.Content.Images;

/// <summary>
/// Reads GIF 89a: blocks, with XMP unchanged in an application extension, followed by a "magic trailer" of 258 bytes
/// that lets other readers skip it (XMP Specification, part 3).
/// </summary>
internal static class GifFile
{
    private const int TrailerBytes = 258;

    public static void Read(ReadOnlySpan<byte> file, PictureParts parts)
    {
        var rest = new ByteSpan(file[6..]);
        (parts.Width, parts.Height) = (LittleEndian(ref rest), LittleEndian(ref rest));
        var hasTable = rest.Number(1);
        rest.Take(2);
        SkipColours(ref rest, hasTable);
        while (!rest.IsEmpty)
        {
            switch (rest.Number(1))
            {
                case 0x21 when rest.Number(1) == 0xFF && rest.Rest.StartsWith("\vXMP DataXMP"u8):
                    rest.Take(12);
                    var end = rest.Rest.IndexOf((ReadOnlySpan<byte>)[0x01, 0xFF, 0xFE]);
                    parts.AddXmp(rest.Take(Math.Max(end, 0)));
                    rest.Take(TrailerBytes);
                    break;
                case 0x21:
                    SkipBlocks(ref rest);
                    break;
                case 0x2C:
                    rest.Take(8);
                    SkipColours(ref rest, rest.Number(1));
                    rest.Take(1);
                    SkipBlocks(ref rest);
                    break;
                default:
                    return;
            }
        }
    }

    private static int LittleEndian(ref ByteSpan rest) => (int)(rest.Number(1) | rest.Number(1) << 8);

    private static void SkipColours(ref ByteSpan rest, long flags) =>
        rest.Take((flags & 0x80) == 0 ? 0 : 3 << (int)(1 + (flags & 7)));

    private static void SkipBlocks(ref ByteSpan rest)
    {
        while (rest.Number(1) is > 0 and var length)
        {
            rest.Take(length);
        }
    }
}
