using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetadataExtractor.Formats.Iptc;

namespace Api.Content.Images;

/// <summary>
/// A picture file's own metadata in EXIF, IPTC-IIM and XMP, each field once, reconciled as the Metadata Working Group
/// recommends (Guidelines for Handling Image Metadata 2.0, chapter 5): EXIF overrides the others if it has a value; XMP
/// overrides IPTC-IIM, unless the digest shows that the IPTC-IIM was changed without it; and values that were too long
/// for IPTC-IIM are taken from XMP. Named as in the IPTC Photo Metadata Standard, in camel case.
/// </summary>
internal sealed class PictureMetadata
{
    /// <summary>
    /// The most characters of JSON that are kept: the fields named here come first, then as much of the rest of the XMP
    /// as fits.
    /// </summary>
    private const int Longest = 60_000;
    private const int MostItems = 500;

    /// <summary>
    /// The fields that are texts: their places in IPTC-IIM and XMP, and their greatest length in IPTC-IIM (IIM 4.2,
    /// section 6).
    /// </summary>
    private static readonly (string Name, int Dataset, int Room, string Xmp)[] Texts =
    [
        ("title", IptcDirectory.TagObjectName, 64, "dc:title"),
        ("headline", IptcDirectory.TagHeadline, 256, "photoshop:Headline"),
        ("description", IptcDirectory.TagCaption, 2_000, "dc:description"),
        ("descriptionWriter", IptcDirectory.TagCaptionWriter, 32, "photoshop:CaptionWriter"),
        ("creatorJobTitle", IptcDirectory.TagByLineTitle, 32, "photoshop:AuthorsPosition"),
        ("creditLine", IptcDirectory.TagCredit, 32, "photoshop:Credit"),
        ("source", IptcDirectory.TagSource, 32, "photoshop:Source"),
        ("copyrightNotice", IptcDirectory.TagCopyrightNotice, 128, "dc:rights"),
        ("instructions", IptcDirectory.TagSpecialInstructions, 256, "photoshop:Instructions"),
        ("jobId", IptcDirectory.TagOriginalTransmissionReference, 32, "photoshop:TransmissionReference"),
        ("sublocation", IptcDirectory.TagSubLocation, 32, "Iptc4xmpCore:Location"),
        ("city", IptcDirectory.TagCity, 32, "photoshop:City"),
        ("provinceState", IptcDirectory.TagProvinceOrState, 32, "photoshop:State"),
        ("country", IptcDirectory.TagCountryOrPrimaryLocationName, 64, "photoshop:Country"),
        ("countryCode", IptcDirectory.TagCountryOrPrimaryLocationCode, 3, "Iptc4xmpCore:CountryCode"),
    ];

    private static readonly (string Name, int Dataset, int Room, string Xmp)[] Lists =
    [
        ("creators", IptcDirectory.TagByLine, 32, "dc:creator"),
        ("keywords", IptcDirectory.TagKeywords, 64, "dc:subject"),
    ];

    /// <summary>
    /// The properties of the XMP schemas kept in full whose names are not the ones that people know them by.
    /// </summary>
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["Iptc4xmpCore:AltTextAccessibility"] = "altText",
        ["Iptc4xmpCore:ExtDescrAccessibility"] = "extDescr",
        ["Iptc4xmpExt:PersonInImage"] = "personsShown",
        ["Iptc4xmpExt:OrganisationInImageName"] = "organisationsShown",
    };

    /// <summary>
    /// The names from the narrowest to the widest, as a place has them and as they are called on their own.
    /// </summary>
    private static readonly string[] PlaceNames = [
        "locationName",
        "sublocation",
        "city",
        "provinceState",
        "country",
        "countryName",
    ];

    private static readonly string[] Kept = ["dc:", "xmpRights:", "Iptc4xmpCore:", "Iptc4xmpExt:", "plus:"];

    private readonly JsonObject _all = [];
    private int _room = Longest;
    private readonly ExifFields _exif;
    private readonly IptcFields _iptc;
    private readonly XmpFields _xmp;

    /// <summary>
    /// Whether it is shown turned by a quarter (Exif 2.32, 4.6.4: orientations 5 to 8), so that its rows are columns.
    /// </summary>
    public bool IsOnItsSide => _exif.Orientation is >= 5;

    /// <param name="keepsPositions">
    /// Whether GPS positions are kept; names of places always are.
    /// </param>
    public PictureMetadata(PictureParts parts, bool keepsPositions)
    {
        (_exif, _iptc, _xmp) = (new(parts.Exif), new(parts), new(parts.Xmp));
        foreach (var (name, dataset, room, xmp) in Texts)
        {
            var exif = name switch
            {
                "description" => _exif.Description,
                "copyrightNotice" => _exif.Copyright,
                _ => null,
            };
            Add(name, exif ?? (Either(_iptc.All(dataset), _xmp.List(xmp), room) is [var first, ..] ? first : null));
        }

        foreach (var (name, dataset, room, xmp) in Lists)
        {
            var exif = name == "creators" ? _exif.Creators : [];
            var items = exif.Count > 0 ? exif : Either(_iptc.All(dataset), _xmp.List(xmp), room);
            Add(
                name,
                items.Count == 0
                    ? null
                    : new JsonArray([.. items.Take(MostItems).Select(item => (JsonNode)JsonValue.Create(item))]));
        }

        Add(
            "dateCreated",
            _exif.Taken
                ?? Date(
                    _iptc.Date(IptcDirectory.TagDateCreated, IptcDirectory.TagTimeCreated),
                    "photoshop:DateCreated"));
        Add(
            "dateDigitized",
            _exif.Digitized
                ?? Date(
                    _iptc.Date(IptcDirectory.TagDigitalDateCreated, IptcDirectory.TagDigitalTimeCreated),
                    "xmp:CreateDate"));
        Add("dateModified", _exif.Modified ?? Date(null, "xmp:ModifyDate"));
        Add(
            "rating",
            double.TryParse(_xmp.Text("xmp:Rating"), NumberStyles.Float, CultureInfo.InvariantCulture, out var rating)
                && double.IsFinite(rating)
                ? rating
                : null);
        AddCamera();
        if (keepsPositions)
        {
            Add("latitude", _exif.Position?.Latitude);
            Add("longitude", _exif.Position?.Longitude);
        }

        AddRest(keepsPositions);
    }

    public string? Text(string name) =>
        _all[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public IReadOnlyList<string> List(string name) =>
        _all[name] is JsonArray items ? [.. items.Select(item => item!.GetValue<string>())] : [];

    /// <summary>
    /// The place at which it was taken, from the narrowest name to the widest; null if no name is given.
    /// </summary>
    public string? Location
    {
        get
        {
            var taken = _all["locationCreated"] switch
            {
                JsonArray and [JsonObject first, ..] => first,
                JsonObject one => one,
                _ => null,
            };
            var names = PlaceNames.Select(name => taken is null ? Text(name) : (taken[name] as JsonValue)?.ToString());
            var said = names.OfType<string>()
                .Where(name => name.Any(char.IsLetterOrDigit))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            return said.Count == 0 ? null : string.Join(", ", said);
        }
    }

    /// <summary>Returns a JSON object; null if there are no fields.</summary>
    public string? ToJson() => _all.Count == 0 ? null : _all.ToJsonString();

    private void Add(string name, JsonNode? value)
    {
        var length = name.Length + value?.ToJsonString().Length + "\"\":,".Length;
        if (length <= _room && _all.TryAdd(name, value))
        {
            _room -= length.Value;
        }
    }

    private void AddCamera()
    {
        Add("orientation", _exif.Orientation);
        Add("colorSpace", _exif.ColorSpace);
        Add("cameraMake", _exif.Make);
        Add("cameraModel", _exif.Model);
        Add("lensModel", _exif.Lens);
        Add("exposureTime", _exif.ExposureTime);
        Add("fNumber", _exif.FNumber);
        Add("iso", _exif.Iso);
        Add("focalLength", _exif.FocalLength);
        Add("software", _exif.Software ?? _xmp.Text("xmp:CreatorTool"));
    }

    private void AddRest(bool keepsPositions)
    {
        var taken = Texts.Concat(Lists).Select(property => property.Xmp).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in _xmp.All.Where(
            property => Kept.Any(schema => property.Key.StartsWith(schema, StringComparison.Ordinal))
                && !taken.Contains(property.Key)))
        {
            var known = value.DeepClone();
            if (!keepsPositions)
            {
                RemovePositions(known);
            }

            Add(
                Renamed.GetValueOrDefault(name)
                    ?? JsonNamingPolicy.CamelCase.ConvertName(name[(name.IndexOf(':') + 1)..]),
                known);
        }
    }

    // A place that was chosen from a map contains its position.
    private static void RemovePositions(JsonNode? node)
    {
        if (node is JsonObject structure)
        {
            foreach (var name in structure.Select(member => member.Key)
                .Where(name => name.StartsWith("gps", StringComparison.OrdinalIgnoreCase))
                .ToList())
            {
                structure.Remove(name);
            }
        }

        foreach (var inner in node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        })
        {
            RemovePositions(inner);
        }
    }

    /// <summary>
    /// Returns XMP's words, or IPTC-IIM's if they are newer; a text that fills IPTC-IIM's room, and continues in XMP,
    /// is taken from XMP.
    /// </summary>
    private IReadOnlyList<string> Either(IReadOnlyList<string> iptc, IReadOnlyList<string> xmp, int room) =>
        iptc.Count == 0 || (xmp.Count > 0 && _iptc.IsCurrent)
            ? xmp
            : [
                .. iptc.Select(
                    (text, i) => text.Length == room
                        && i < xmp.Count
                        && xmp[i].StartsWith(text, StringComparison.Ordinal)
                        ? xmp[i]
                        : text),
            ];

    private string? Date(string? iptc, string xmp) =>
        PictureText.Date(_xmp.Text(xmp)) is { } date && (iptc is null || _iptc.IsCurrent) ? date : iptc;
}
