using System.Security.Cryptography;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Images;

/// <summary>
/// Reads a picture file's own metadata; its pixels are not looked at. Total: any bytes give an image or the reason for
/// a refusal, in time linear in their number, and with memory that does not depend on the sizes they claim.
/// </summary>
public static class PictureReader
{
    /// <summary>The most bytes a picture may have.</summary>
    public const int MaxBytes = 25_000_000;

    /// <summary>The formats that are read.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = [
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/gif",
        "image/avif",
    ];

    /// <summary>
    /// Returns the media type of these bytes, by their beginning; null if it is none of the formats that are read.
    /// </summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        _ when content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) => "image/gif",
        _ when IsWebP(content) => "image/webp",
        _ when AvifFile.IsAvif(content) => "image/avif",
        _ => null,
    };

    private static bool IsWebP(ReadOnlySpan<byte> content) =>
        content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8);

    /// <summary>Reads a picture with statements beside it, which override its own.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="given">The sender's statements about it.</param>
    /// <param name="keepsPositions">
    /// Whether GPS positions are kept; names of places always are.
    /// </param>
    public static PictureReading Read(byte[] content, GivenPicture given, bool keepsPositions)
    {
        var reading = Read(content, keepsPositions);
        return reading.Image is not { } read ? reading
            : given.TryPutOn(read, out var image, out var refusal) ? new(image, null)
            : new(null, refusal);
    }

    /// <summary>Reads a picture.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="keepsPositions">
    /// Whether GPS positions are kept; names of places always are.
    /// </param>
    /// <param name="budget">The budget of work; null for a new one.</param>
    public static PictureReading Read(byte[] content, bool keepsPositions, WorkBudget? budget = null)
    {
        (budget ?? new()).Spend(content.Length, "it is too long");
        if (content.Length > MaxBytes)
        {
            return Refuse(RefusalKind.TooLarge, $"The picture has more than {MaxBytes:N0} bytes, which is the limit.");
        }

        if (MediaTypeOf(content) is not { } mediaType)
        {
            return Refuse(RefusalKind.Malformed, "This is not a picture in JPEG, PNG, WebP, GIF or AVIF.");
        }

        var parts = new PictureParts();
        switch (mediaType)
        {
            case "image/jpeg":
                JpegFile.Read(content, parts);
                break;
            case "image/png":
                PngFile.Read(content, parts);
                break;
            case "image/webp":
                WebpFile.Read(content, parts);
                break;
            case "image/gif":
                GifFile.Read(content, parts);
                break;
            default:
                AvifFile.Read(content, parts);
                break;
        }

        if (parts.Width <= 0 || parts.Height <= 0)
        {
            return Refuse(RefusalKind.Unacceptable, "The picture is broken: it does not say how large it is.");
        }

        var metadata = new PictureMetadata(parts, keepsPositions);

        // A format with turns of its own is not turned by Exif (MIAF, ISO/IEC 23000-22, 7.3.9).
        var (width, height) = metadata.IsOnItsSide && mediaType != "image/avif"
            ? (parts.Height, parts.Width)
            : (parts.Width, parts.Height);
        return new(
            new ParsedImage(metadata.Text("description"), Line(metadata.Text("creditLine")), null, null)
            {
                Creator = Line(string.Join(", ", metadata.List("creators"))),
                Copyright = Line(metadata.Text("copyrightNotice")),
                License = Line(metadata.Text("webStatement")),
                Alt = Line(metadata.Text("altText"), PictureText.Longest),
                Width = width,
                Height = height,
                MediaType = mediaType,
                TakenAt = PictureText.Instant(metadata.Text("dateCreated")),
                Location = Line(metadata.Location),
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                Metadata = metadata.ToJson(),
            },
            null);
    }

    private static string? Line(string? text, int longest = GivenFields.LongestLine) =>
        text is not null && GivenFields.OneLine(text) is { Length: > 0 } line && line.Length <= longest ? line : null;

    private static PictureReading Refuse(RefusalKind kind, string detail) =>
        new(null, new(kind, detail, [new(null, null, detail)]));
}

/// <summary>The result of reading a picture: an image, or the reason why it is refused.</summary>
public sealed record PictureReading(ParsedImage? Image, Refusal? Refusal);
