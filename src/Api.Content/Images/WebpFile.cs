using System.Buffers.Binary;

namespace Api.Content.Images;

/// <summary>Reads WebP (RFC 9649): chunks in a RIFF container, numbers with the little end first.</summary>
internal static class WebpFile
{
    public static void Read(ReadOnlySpan<byte> file, PictureParts parts)
    {
        var rest = new ByteSpan(file[12..]);
        while (!rest.IsEmpty)
        {
            var type = rest.Take(4);
            var size = rest.Take(4);
            var length = size.Length == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(size) : 0;
            var body = rest.Take(length);
            rest.Take(length % 2);
            if (type.SequenceEqual("VP8X"u8) && body.Length >= 10)
            {
                (parts.Width, parts.Height) = (1 + LittleEndian(body[4..7]), 1 + LittleEndian(body[7..10]));
            }
            else if (type.SequenceEqual("VP8 "u8)
                && parts.Width == 0
                && body.Length >= 10
                && body[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            {
                (parts.Width, parts.Height) = (LittleEndian(body[6..8]) & 0x3FFF, LittleEndian(body[8..10]) & 0x3FFF);
            }
            else if (type.SequenceEqual("VP8L"u8) && parts.Width == 0 && body.Length >= 5 && body[0] == 0x2F)
            {
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
                (parts.Width, parts.Height) = (1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF));
            }
            else if (type.SequenceEqual("EXIF"u8))
            {
                parts.AddExif(body);
            }
            else if (type.SequenceEqual("XMP "u8))
            {
                parts.AddXmp(body);
            }
        }
    }

    private static int LittleEndian(ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            number = number << 8 | bytes[i];
        }

        return number;
    }
}
