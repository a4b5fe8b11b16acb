using Api.Content.Articles;
using Api.Data.Articles;
using Api.Data.Lists;
using Microsoft.OpenApi;

namespace Api.Formats;

/// <summary>The answers that a format is for.</summary>
[Flags]
internal enum FormatScopes
{
    Articles = 1,
    Resources = 2,
    Lists = 4,
}

/// <summary>
/// A format of answers other than JSON. The contract and the checks of what is asked for follow from the rows of
/// <see cref="All"/>.
/// </summary>
/// <param name="Name">The value of <c>format</c> that chooses it.</param>
/// <param name="MediaType">The media type, with its parameters.</param>
/// <param name="Scope">The answers that it is for.</param>
/// <param name="Description">An answer in it, as the contract describes it.</param>
internal sealed record OutputFormat(string Name, string MediaType, FormatScopes Scope, string Description)
{
    public static readonly OutputFormat JsonLd = new(
        "jsonld",
        LinkedData.MediaType,
        FormatScopes.Articles | FormatScopes.Resources,
        "JSON-LD 1.1, in the words of schema.org.")
    {
        Type = JsonSchemaType.Object,
        Write = LinkedData.Of,
    };

    public static readonly OutputFormat Html = new(
        "html", ReadingPage.MediaType, FormatScopes.Articles, "A page to read.")
    {
        Write = (row, path) => ReadingPage.Of((Article)row, path),
    };

    public static readonly OutputFormat Markdown = new(
        "md", ArticleMarkdown.MediaType, FormatScopes.Articles, "CommonMark with front matter in YAML (RFC 7763).")
    {
        Write = (row, _) => new(ArticleMarkdown.MediaType, ArticleMarkdown.Of((Article)row)),
    };

    public static readonly OutputFormat Ndjson = new(
        "ndjson",
        SourceDocument.Lines,
        FormatScopes.Lists,
        "With `format=ndjson`: the items, one a line.")
    {
        Streams = true,
        ListWriter = new JsonLines(),
    };

    // RFC 4180, section 3.
    public static readonly OutputFormat Csv = new(
        "csv",
        "text/csv; charset=utf-8; header=present",
        FormatScopes.Lists,
        "With `format=csv` (RFC 4180): a line of column names, the paths that `fields` takes, then a line an item. The "
            + "values of a list stand in one cell with `|` between them.")
    {
        Streams = true,
        ListWriter = new CsvRows(),
    };

    // RFC 4287, section 7.
    public static readonly OutputFormat Atom = new(
        "atom", AtomFeed.MediaType, FormatScopes.Lists, "With `format=atom` (RFC 4287, RFC 5005).")
    {
        IsFeed = true,
        ListWriter = new AtomFeed(),
    };

    public static readonly OutputFormat JsonFeed = new(
        "jsonfeed", "application/feed+json", FormatScopes.Lists, "With `format=jsonfeed` (JSON Feed 1.1).")
    {
        Type = JsonSchemaType.Object,
        IsFeed = true,
        ListWriter = new JsonFeed(),
    };

    /// <summary>The format of an answer that does not ask for another.</summary>
    public const string Json = "json";

    public static IReadOnlyList<OutputFormat> All { get; } = [JsonLd, Html, Markdown, Ndjson, Csv, Atom, JsonFeed];

    /// <summary>The format of this name; null for JSON.</summary>
    public static OutputFormat? Of(string? name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>Whether it can give a whole list in one answer.</summary>
    public bool Streams { get; private init; }

    /// <summary>Whether it is for feed readers, and all addresses in it are absolute.</summary>
    public bool IsFeed { get; private init; }

    /// <summary>
    /// Returns the <c>Content-Disposition</c> (RFC 6266) of a list at an address: a table is a file of its name.
    /// </summary>
    public string? DispositionOf(PathString address) =>
        this == Csv ? $"attachment; filename=\"{Path.GetFileName(address.Value)}.csv\"" : null;

    /// <summary>An answer as JSON Schema has it.</summary>
    private JsonSchemaType Type { get; init; } = JsonSchemaType.String;

    /// <summary>An answer, for the contract.</summary>
    public OpenApiMediaType Described =>
        new() { Schema = new OpenApiSchema { Type = Type, Description = Description } };

    /// <summary>
    /// Writes one resource, whose addresses begin with a path; gives null if the format is of lists, or has no words
    /// for it.
    /// </summary>
    public Func<Row, string, Document?> Write { get; private init; } = (_, _) => null;

    /// <summary>Writes a list; null for a format of resources.</summary>
    public ListWriter? ListWriter { get; private init; }
}
