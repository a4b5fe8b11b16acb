using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Text;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Api.Content.Markdown;

/// <summary>
/// Turns the members above a text into those of an article in JSON. Names that site generators use (Hugo, Jekyll,
/// Astro, Eleventy, Pandoc) are mapped to these members. Any other is told as left out: it is about the site.
/// </summary>
internal sealed class FrontMatter
{
    private const int StepsPerCharacter = 10;

    // The first that is there and can be read says the day of publication, or of the last change.
    private static readonly string[] Dates =
    [
        "publishdate", "pubdatetime", "pubdate", "datepublished", "published", "publishedat", "publishedon",
        "publicationdate", "date", "created", "datecreated", "createdat",
    ];

    // These are members of an article in JSON and set an embargo. Under the other names a program may have written its
    // stamp for no date.
    private static readonly string[] MayBeYearsAhead = ["publishedat", "publishedon"];

    private static readonly string[] Updates =
    [
        "modifiedat", "lastmod", "lastmodified", "lastmodifiedat", "modified", "datemodified", "moddatetime", "moddate",
        "updated", "updatedat", "lastupdated", "updateddate", "dateupdated", "updatedate",
    ];

    private static readonly Dictionary<string, string> Synonyms = new()
    {
        ["author"] = "authors",
        ["by"] = "authors",
        ["headline"] = "title",
        ["tagline"] = "subtitle",
        ["deck"] = "subtitle",
        ["dek"] = "subtitle",
        ["standfirst"] = "subtitle",
        ["description"] = "summary",
        ["abstract"] = "summary",
        ["excerpt"] = "summary",
        ["keywords"] = "tags",
        ["tag"] = "tags",
        ["categories"] = "tags",
        ["topics"] = "tags",
        ["category"] = "section",
        ["lang"] = "language",
        ["locale"] = "language",
        ["canonical"] = "canonicalUrl",
        ["canonicalurl"] = "canonicalUrl",
        ["url"] = "canonicalUrl",
        ["permalink"] = "canonicalUrl",
        ["link"] = "canonicalUrl",
        ["guid"] = "externalId",
        ["rights"] = "license",
        ["copyright"] = "license",
    };

    private static readonly string[] Pictures =
    [
        "image", "cover", "coverimage", "thumbnail", "featuredimage", "heroimage", "hero", "banner", "ogimage",
        "featureimage", "teaser", "images",
    ];

    private static readonly string[] OtherNames = ["src", "image", "path", "title", "attr", "author"];

    private readonly DateTimeOffset? _receivedAt;
    private readonly LeftOutTally _leftOut;
    private readonly Dictionary<string, (string Name, JsonNode? Value)> _dates = new(StringComparer.Ordinal);

    private FrontMatter(DateTimeOffset? receivedAt, LeftOutTally leftOut)
    {
        _receivedAt = receivedAt;
        _leftOut = leftOut;
    }

    public JsonObject Article { get; } = [];

    /// <summary>The picture above the article.</summary>
    public Figure? Picture { get; private set; }

    /// <param name="receivedAt">The time at which it came; null if nobody knows.</param>
    /// <param name="leftOut">Gets the names of members that an article does not have.</param>
    public static FrontMatter Read(
        FrontBlock front,
        DateTimeOffset? receivedAt,
        LeftOutTally leftOut,
        WorkBudget budget)
    {
        var matter = new FrontMatter(receivedAt, leftOut);
        foreach (var (name, value) in front.Members)
        {
            budget.Spend(StepsPerCharacter * (name.Length + 1L), "its front matter is too long");
            if (value is not null)
            {
                matter.Take(name, value);
            }
        }

        matter.TakeDates();
        return matter;
    }

    private void Take(string name, JsonNode value)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .ToLowerInvariant();
        var isTaken = plain switch
        {
            "draft" => TakeDraft(value, published: "false"),
            "published" when Text(value) is "true" or "false" => TakeDraft(value, published: "true"),
            _ when Dates.Contains(plain) || Updates.Contains(plain) => _dates.TryAdd(plain, (name, value)),
            _ when Pictures.Contains(plain) && !IsOwnImages(name, value) => TakePicture(value),
            _ => TakeMember(ArticleJson.IsMember(name) ? name : Synonyms.GetValueOrDefault(plain, plain), value),
        };
        if (!isTaken)
        {
            LeaveOut(name);
        }
    }

    private void LeaveOut(string name) => _leftOut.Add(LeftOutKind.Metadata, name, afterParagraph: 0, words: 0);

    private bool TakeDraft(JsonNode value, string published)
    {
        if (Text(value) is not { } text)
        {
            return false;
        }

        Article["status"] = text == published ? Article["status"]?.DeepClone() : "draft";
        return true;
    }

    private bool TakeMember(string member, JsonNode value)
    {
        if (!ArticleJson.IsMember(member))
        {
            return false;
        }

        return member switch
        {
            "authors" => Add(member, Names(value)),
            "tags" => Add(member, Tags(value)),
            "section" => Once(member, FirstOf(value)),
            "language" => Once(member, Text(value)?.Replace('_', '-')),
            "slug" => Text(value) is { } slug && Slug.IsSlug(slug) && Once(member, value),
            "canonicalUrl" => IsCanonical(value) && Once(member, value),
            _ => Once(member, value),
        };
    }

    // A permalink of a site generator is a path, or a pattern of one.
    private static bool IsCanonical(JsonNode value) =>
        Text(value) is { } url && url.Contains("://", StringComparison.Ordinal);

    private bool Once(string member, JsonNode? value)
    {
        if (Article.ContainsKey(member))
        {
            return false;
        }

        Article[member] = value is { Parent: not null } ? value.DeepClone() : value;
        return true;
    }

    private bool Add(string member, IEnumerable<JsonNode?> values)
    {
        var list = Article[member] as JsonArray ?? [];
        foreach (var value in values)
        {
            list.Add(value);
        }

        Article[member] = list;
        return true;
    }

    // An author may have an address, a picture and more beside the name.
    private static IEnumerable<JsonNode?> Names(JsonNode value) =>
        Items(value).Select(item => item is JsonObject author ? (author["name"] ?? author["title"])?.DeepClone() : item)
            .Where(name => name is not null);

    private static IEnumerable<JsonNode?> Tags(JsonNode value) =>
        Text(value) is { } line
            ? line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(tag => (JsonNode?)JsonValue.Create(tag))
            : Items(value);

    private static JsonNode? FirstOf(JsonNode value) => value is JsonArray list ? list.FirstOrDefault() : value;

    private static IEnumerable<JsonNode?> Items(JsonNode value) =>
        value is JsonArray items ? [.. items.Select(item => item?.DeepClone())] : [value];

    private void TakeDates()
    {
        if (First(Dates) is { } published)
        {
            Article["publishedAt"] = published.At;
            Article["publishedOn"] = published.On;
        }

        // A day beside an instant: if they contradict each other, the article is refused.
        if (First(["publishedon"]) is { } day)
        {
            Article["publishedOn"] = day.On;
        }

        if (First(Updates) is { At: { } modified })
        {
            Article["modifiedAt"] = modified;
        }

        foreach (var (name, _) in _dates.Values)
        {
            LeaveOut(name);
        }
    }

    /// <summary>Returns the first of these dates that can be one of an article, and takes it.</summary>
    private PublicationDate? First(string[] names)
    {
        foreach (var name in names)
        {
            if (!_dates.TryGetValue(name, out var date) || Text(date.Value) is not { } words)
            {
                continue;
            }

            // A change is an instant: a day alone would be an invented midnight.
            var read = PublicationDate.Read(words);
            var isPrecise = read?.At is not null || names != Updates;
            var receivedAt = MayBeYearsAhead.Contains(name) ? null : _receivedAt;
            if (read is not null && isPrecise && StatedDate.IsDate(read.On, read.At, receivedAt))
            {
                _dates.Remove(name);
                return read;
            }
        }

        return null;
    }

    // As answers have them; generators of sites have members of other names.
    private static bool IsOwnImages(string name, JsonNode value) =>
        name == "images" && value is JsonArray images && images.All(IsOwnImage);

    private static bool IsOwnImage(JsonNode? image) =>
        image is JsonObject members && !OtherNames.Any(members.ContainsKey);

    private bool TakePicture(JsonNode value)
    {
        var first = FirstOf(value);
        var figure = first is JsonObject picture
            ? new Figure(
                Said(picture, "url", "src", "image", "path"),
                Said(picture, "alt"),
                Said(picture, "caption", "title"),
                Said(picture, "credit", "attr", "author"))
            : new Figure(Text(first), null, null, null);
        if (figure.Source is null || Picture is not null)
        {
            return false;
        }

        Picture = figure;
        return true;
    }

    private static string? Said(JsonObject picture, params string[] names) =>
        names.Select(name => Text(picture[name])).FirstOrDefault(text => text is not null);

    private static string? Text(JsonNode? value) =>
        value is not JsonValue text ? null
            : text.TryGetValue<string>(out var words) ? words
            : text.ToJsonString();
}
