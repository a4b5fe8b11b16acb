namespace Api.Content.Images;

/// <summary>
/// Reads JPEG: segments up to the first scan (ITU-T T.81, annex B), with EXIF and XMP in APP1, and Photoshop's
/// resources, over as many segments as they need, in APP13.
/// </summary>
internal static class JpegFile
{
    private const int MostResources = 4 << 20;

    public static void Read(ReadOnlySpan<byte> file, PictureParts parts)
    {
        using var resources = new MemoryStream();
        var rest = new ByteSpan(file);
        while (NextMarker(ref rest) is var marker and not (0 or 0xD9 or 0xDA))
        {
            if (marker is 0x01 or >= 0xD0 and <= 0xD8)
            {
                continue;
            }

            var body = rest.Take(rest.Number(2) - 2);
            switch (marker)
            {
                case 0xE1 when body.StartsWith("Exif\0"u8):
                    parts.AddExif(body);
                    break;
                case 0xE1 when body.StartsWith("http://ns.adobe.com/xap/1.0/\0"u8):
                    parts.AddXmp(body["http://ns.adobe.com/xap/1.0/\0"u8.Length..]);
                    break;
                case 0xED when resources.Length < MostResources && body.StartsWith("Photoshop 3.0\0"u8):
                    resources.Write(body["Photoshop 3.0\0"u8.Length..]);
                    break;
                case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) when body.Length >= 5:
                    var frame = new ByteSpan(body[1..]);
                    (parts.Height, parts.Width) = ((int)frame.Number(2), (int)frame.Number(2));
                    break;
            }
        }

        parts.AddResources(resources.GetBuffer().AsSpan(0, (int)resources.Length));
    }

    // Any number of fill bytes may come before a marker; 0 if there is none.
    private static int NextMarker(ref ByteSpan rest)
    {
        if (rest.Number(1) != 0xFF)
        {
            return 0;
        }

        rest.SkipAll(0xFF);
        return (int)rest.Number(1);
    }
}
