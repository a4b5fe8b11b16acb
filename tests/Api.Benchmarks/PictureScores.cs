using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Images;

namespace Api.Benchmarks;

/// <summary>
/// Measures the share of ExifTool's readings of pictures, by the Metadata Working Group's rules, that the picture
/// reader has too: FOLDER has the pictures in <c>files</c>, and ExifTool's reading (<c>-use MWG -struct -json -n</c>),
/// a line a picture, in <c>expected-mwg.jsonl</c>. Positions are kept for this.
/// <para>
/// Values are compared, not how they are written. A list of one is its item, and white space around a text, or a text
/// of nothing else, says nothing. A date is its digits to the fraction of a second, and its offset. Numbers are equal
/// to six places. A term of a vocabulary may be its whole URL. A format is its media type. What ExifTool shows of
/// IPTC-IIM alone (By-line, Caption-Abstract, ObjectName) is compared with what was reconciled, which may go on where
/// IPTC-IIM had no more room. SourceFile, Warning and Error are not counted; an Error must be a refusal.
/// </para>
/// </summary>
internal static class PictureScores
{
    private const int RoomOfIptc = 32;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["Caption-Abstract"] = "description",
        ["Copyright"] = "copyrightNotice",
        ["State"] = "provinceState",
        ["Location"] = "sublocation",
        ["Credit"] = "creditLine",
        ["Creator"] = "creators",
        ["By-line"] = "creators",
        ["By-lineTitle"] = "creatorJobTitle",
        ["Subject"] = "keywords",
        ["ObjectName"] = "title",
        ["DateTimeOriginal"] = "dateCreated",
        ["CreateDate"] = "dateDigitized",
        ["ModifyDate"] = "dateModified",
        ["GPSLatitude"] = "latitude",
        ["GPSLongitude"] = "longitude",
        ["AltTextAccessibility"] = "altText",
        ["ExtDescrAccessibility"] = "extDescr",
    };

    public static int Write(string folder, TextWriter output)
    {
        var (matched, total, slowest) = (0, 0, TimeSpan.Zero);
        foreach (var line in File.ReadLines(Path.Combine(folder, "expected-mwg.jsonl")))
        {
            var expected = JsonNode.Parse(line)!.AsObject();
            var file = Path.GetFileName(expected["SourceFile"]!.GetValue<string>());
            var content = File.ReadAllBytes(Path.Combine(folder, "files", file));
            var start = TimeProvider.System.GetTimestamp();
            var (image, refusal) = PictureReader.Read(content, keepsPositions: true);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, TimeProvider.System.GetElapsedTime(start).Ticks));
            if (expected.ContainsKey("Error") && refusal is null)
            {
                output.WriteLine($"{file}: not refused");
            }

            foreach (var (name, value) in expected.Where(
                field => field.Key is not ("SourceFile" or "Warning" or "Error")))
            {
                var read = image is null ? null : ValueOf(image, name);
                total++;
                if (Same(value, read)
                    || (name is "By-line" or "By-lineTitle"
                        && $"{value}".Length == RoomOfIptc
                        && $"{One(read)}".StartsWith($"{value}", StringComparison.Ordinal)))
                {
                    matched++;
                }
                else
                {
                    output.WriteLine($"{file}: {name}: {Short(value)}, read {Short(read)}");
                }
            }
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{matched} of {total} fields: {(double)matched / total:0.000}. The slowest picture took "
                    + $"{slowest.TotalMilliseconds:0} ms."));
        return 0;
    }

    private static JsonNode? ValueOf(ParsedImage image, string name)
    {
        var metadata = JsonNode.Parse(image.Metadata ?? "{}")!.AsObject();
        var own = Names.GetValueOrDefault(name) ?? JsonNamingPolicy.CamelCase.ConvertName(name);
        return name switch
        {
            "ImageWidth" => image.Width,
            "ImageHeight" => image.Height,
            "MIMEType" => image.MediaType,
            "FileType" =>
                image.MediaType == "image/webp"
                    ? "Extended WEBP"
                    : image.MediaType!["image/".Length..].ToUpperInvariant(),
            _ => metadata.FirstOrDefault(field => field.Key.Equals(own, StringComparison.OrdinalIgnoreCase)).Value,
        };
    }

    private static JsonNode? One(JsonNode? value) => value is JsonArray and [var one] ? one : value;

    private static bool Same(JsonNode? expected, JsonNode? read) => (One(expected), One(read)) switch
    {
        (JsonArray some, JsonArray others) =>
            some.Count == others.Count && some.Zip(others).All(pair => Same(pair.First, pair.Second)),
        (JsonObject some, JsonObject others) => some.Count == others.Count
            && some.All(
                member =>
                    Same(
                        member.Value,
                        others.FirstOrDefault(
                            other => other.Key.Equals(member.Key, StringComparison.OrdinalIgnoreCase)).Value)),
        (JsonArray or JsonObject, _) or (_, JsonArray or JsonObject) => false,
        var (some, other) =>
            Same(string.Join('\n', $"{some}".Split('\n', StringSplitOptions.TrimEntries)).Trim(), $"{other}"),
    };

    private static bool Same(string expected, string read) =>
        expected == read || IsSameNumber(expected, read) || IsTermOfPlus(expected, read) || IsSameDate(expected, read);

    private static bool IsSameNumber(string expected, string read) =>
        double.TryParse(expected, CultureInfo.InvariantCulture, out var number)
        && double.TryParse(read, CultureInfo.InvariantCulture, out var other)
        && Math.Abs(number - other) < 1e-6;

    private static bool IsTermOfPlus(string expected, string read) =>
        read.StartsWith("http://ns.useplus.org/ldf/vocab/", StringComparison.Ordinal)
        && read.EndsWith("/" + expected, StringComparison.Ordinal);

    private static bool IsSameDate(string expected, string read) =>
        PictureText.Date(expected) is { } date
        && PictureText.Date(read) is { } other
        && Digits(date) == Digits(other);

    private static string Digits(string date)
    {
        var zone = date.Length > 19 ? date.IndexOfAny(['Z', '+', '-'], 19) : -1;
        var (time, offset) = zone < 0
            ? (date, "")
            : (date[..zone], date[zone..].Replace("Z", "+00:00", StringComparison.Ordinal));
        return (time.Contains('.', StringComparison.Ordinal) ? time.TrimEnd('0').TrimEnd('.') : time) + offset;
    }

    private static string Short(JsonNode? value) =>
        value?.ToJsonString() is not { } text ? "nothing" : text.Length > 100 ? text[..100] + "…" : text;
}
