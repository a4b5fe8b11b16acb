using System.Text.RegularExpressions;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Tiff;
using MetadataExtractor.IO;
using Directory = MetadataExtractor.Directory;

namespace Api.Content.Images;

/// <summary>The fields of EXIF (CIPA DC-008), as words and numbers. Unreadable fields are missing.</summary>
internal sealed partial class ExifFields
{
    private readonly List<Directory> _directories = [];

    public ExifFields(byte[]? block)
    {
        try
        {
            TiffReader.ProcessTiff(new ByteArrayReader(block ?? []), new WantedTags(_directories));
        }
        catch (Exception e) when (e is ImageProcessingException or IOException or ArgumentException
            or ArithmeticException)
        {
            // The fields read before the fault are kept.
        }
    }

    public string? Description => Text(ExifDirectoryBase.TagImageDescription);

    public string? Copyright => Text(ExifDirectoryBase.TagCopyright);

    /// <summary>
    /// The names in the one text that EXIF has for them: by the Metadata Working Group, separated by "; ", and in
    /// quotation marks if a name contains that.
    /// </summary>
    public IReadOnlyList<string> Creators => Text(ExifDirectoryBase.TagArtist) is { } names
        ? [
            .. Names().Matches(names)
                .Select(match => match.Groups["name"].Value.Replace("\"\"", "\"", StringComparison.Ordinal).Trim())
                .Where(name => name.Length > 0),
        ]
        : [];

    public string? Taken =>
        Date(
            ExifDirectoryBase.TagDateTimeOriginal,
            ExifDirectoryBase.TagSubsecondTimeOriginal,
            ExifDirectoryBase.TagTimeZoneOriginal);

    public string? Digitized =>
        Date(
            ExifDirectoryBase.TagDateTimeDigitized,
            ExifDirectoryBase.TagSubsecondTimeDigitized,
            ExifDirectoryBase.TagTimeZoneDigitized);

    public string? Modified =>
        Date(ExifDirectoryBase.TagDateTime, ExifDirectoryBase.TagSubsecondTime, ExifDirectoryBase.TagTimeZone);

    /// <summary>The way to turn the picture, 1 to 8.</summary>
    public int? Orientation =>
        Whole<ExifIfd0Directory>(ExifDirectoryBase.TagOrientation) is >= 1 and <= 8 and var turn ? turn : null;

    public string? Make => Text(ExifDirectoryBase.TagMake);

    public string? Model => Text(ExifDirectoryBase.TagModel);

    public string? Software => Text(ExifDirectoryBase.TagSoftware);

    public string? Lens => Text(ExifDirectoryBase.TagLensModel);

    public string? ColorSpace =>
        Whole<ExifSubIfdDirectory>(ExifDirectoryBase.TagColorSpace) switch
        {
            1 => "sRGB",
            65_535 => "uncalibrated",
            _ => null,
        };

    public int? Iso => Whole<ExifSubIfdDirectory>(ExifDirectoryBase.TagIsoEquivalent);

    /// <summary>The exposure time in seconds.</summary>
    public double? ExposureTime => Real<ExifSubIfdDirectory>(ExifDirectoryBase.TagExposureTime);

    public double? FNumber => Real<ExifSubIfdDirectory>(ExifDirectoryBase.TagFNumber);

    /// <summary>The focal length in millimetres.</summary>
    public double? FocalLength => Real<ExifSubIfdDirectory>(ExifDirectoryBase.TagFocalLength);

    /// <summary>The place of the camera, in degrees north and east.</summary>
    public (double Latitude, double Longitude)? Position =>
        Of<GpsDirectory>()?.GetGeoLocation() is { } place
            && double.IsFinite(place.Latitude)
            && double.IsFinite(place.Longitude)
            ? (place.Latitude, place.Longitude)
            : null;

    private T? Of<T>()
        where T : Directory => _directories.OfType<T>().FirstOrDefault();

    // Some programs put a text into the wrong directory.
    private string? Text(int tag) =>
        _directories.Where(d => d is ExifIfd0Directory or ExifSubIfdDirectory)
            .Select(d => d.GetObject(tag))
            .OfType<StringValue>()
            .Select(text => PictureText.Decode(text.Bytes))
            .FirstOrDefault(text => text is not null);

    private int? Whole<T>(int tag)
        where T : Directory =>
            Of<T>() is { } directory
                && directory.GetObject(tag) is not StringValue
                && directory.TryGetInt32(tag, out var number)
                ? number
                : null;

    private double? Real<T>(int tag)
        where T : Directory =>
            Of<T>()?.GetObject(tag) is Rational number && double.IsFinite(number.ToDouble())
                ? Math.Round(number.ToDouble(), 6)
                : null;

    private string? Date(int date, int fraction, int zone)
    {
        var digits = Text(fraction) is { Length: <= 9 } text && text.All(char.IsAsciiDigit) ? "." + text : "";
        return PictureText.Date(Text(date) + digits + Text(zone)) ?? PictureText.Date(Text(date));
    }

    [GeneratedRegex("\\G(?:\"(?<name>(?:[^\"]|\"\")*)\"|(?<name>.*?))(?:; |$)", RegexOptions.Singleline
        | RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    /// <summary>
    /// Makes the library read only the directories and values that are used above: no makers' notes, no previews, and
    /// no more or longer values than cameras write.
    /// </summary>
    private sealed class WantedTags(List<Directory> directories) : ExifTiffHandler(directories)
    {
        private const int LongestValue = 16 << 10;
        private const int MostValues = 500;
        private const int MostDirectories = 4;

        private int _values;
        private int _directories;

        public override bool TryEnterSubIfd(int tagType) =>
            tagType is ExifIfd0Directory.TagExifSubIfdOffset or ExifIfd0Directory.TagGpsInfoOffset
                && ++_directories < MostDirectories
                && base.TryEnterSubIfd(tagType);

        public override bool HasFollowerIfd() => false;

        public override bool CustomProcessTag(
            int tagOffset,
            ICollection<int> processedIfdOffsets,
            IndexedReader reader,
            int tagId,
            int byteCount) => byteCount > LongestValue || ++_values > MostValues;
    }
}
