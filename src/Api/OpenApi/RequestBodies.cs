using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Images;
using Api.Imports;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Api.OpenApi;

/// <summary>
/// Describes request bodies: text as text, and for each operation an example that works on the samples.
/// </summary>
internal sealed class RequestBodies : IOperationFilter
{
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["ImportArticle"] = """
            {
              "title": "Harbour bridge to reopen on Friday",
              "byline": "Mara Quill",
              "authors": ["Mara Quill"],
              "publisher": { "name": "The Ellery Courier", "url": "https://courier.example/" },
              "publishedOn": "2024-05-06",
              "language": "en",
              "tags": ["bridges"],
              "canonicalUrl": "https://courier.example/harbour-bridge",
              "text": "The harbour bridge reopens on Friday.\n\n“It is safe again,” said Ada Lindqvist, the harbour master."
            }
            """,
        ["UpdateArticle"] = """{ "subtitle": "After seven months", "tags": ["bridges", "harbour"] }""",
        ["UpdateQuote"] = """{ "speakerIds": [1], "kind": "mixed", "review": "confirmed" }""",
        ["AddQuote"] =
            """{ "paragraphNumber": 4, "start": 232, "end": 261, "text": "his own staff had told him so", "kind": "indirect", "speakerIds": [2] }""",
        ["UpdateSpeaker"] = """{ "aliases": ["Mayor Marrin"], "identity": "confirmed" }""",
        ["MergeSpeakers"] = """{ "into": 2 }""",
        ["UpdateAuthor"] = """{ "name": "Mara Quill-Hansen" }""",
        ["MergeAuthors"] = """{ "into": 2 }""",
        ["UpdatePublisher"] = """{ "name": "The Ellery Courier", "url": "https://courier.example/" }""",
        ["MergePublishers"] = """{ "into": 2 }""",
        ["UpdateTag"] = """{ "name": "Tidal barriers" }""",
        ["MergeTags"] = """{ "into": 2 }""",
    };

    private const string Text = """
        Harbour bridge to reopen on Friday

        By Mara Quill

        May 6, 2024

        The harbour bridge reopens on Friday.

        “It is safe again,” said Ada Lindqvist, the harbour master.
        """;

    private const string Page = """
        <!doctype html>
        <html lang="en">
          <head>
            <title>Harbour bridge to reopen on Friday | The Ellery Courier</title>
            <meta property="og:site_name" content="The Ellery Courier">
            <meta property="article:published_time" content="2024-05-06T08:00:00Z">
            <link rel="canonical" href="https://courier.example/harbour-bridge">
          </head>
          <body>
            <article>
              <h1>Harbour bridge to reopen on Friday</h1>
              <p>By <a rel="author" href="/mara-quill">Mara Quill</a></p>
              <p>The harbour bridge <em>reopens</em> on Friday, after seven months in which every lorry went round by the old road.</p>
              <p>“It is safe again,” said Ada Lindqvist, the harbour master, who had closed it herself when the first bolt fell.</p>
            </article>
          </body>
        </html>
        """;

    private const string Marked = """
        ---
        title: Harbour bridge to reopen on Friday
        authors: [Mara Quill]
        publishedOn: "2024-05-06"
        ---

        The harbour bridge *reopens* on Friday.

        “It is safe again,” said Ada Lindqvist, the [harbour master](https://courier.example/ada-lindqvist).
        """;

    private const string Lines = """
        {"title":"Harbour bridge to reopen on Friday","publisher":"The Ellery Courier","externalId":"bridge-1","text":"The harbour bridge reopens on Friday."}
        {"title":"Harbour bridge is open","publisher":"The Ellery Courier","externalId":"bridge-2","text":"“It is safe again,” said Ada Lindqvist, the harbour master."}
        """;

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var (type, content) in operation.RequestBody?.Content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if (content is not OpenApiMediaType body)
            {
                continue;
            }

            if (type == SourceDocument.PlainText)
            {
                body.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "The article as it was scraped, in UTF-8.",
                };
                body.Example = Text;
            }
            else if (type == SourceDocument.Html)
            {
                body.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "A web page as it was saved, or a piece of one.",
                };
                body.Example = Page;
            }
            else if (type == SourceDocument.Markdown)
            {
                body.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "CommonMark, with or without front matter in YAML, in UTF-8.",
                };
                body.Example = Marked;
            }
            else if (type == ArticleLines.MediaType)
            {
                body.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "Articles in UTF-8, one a line, each as JSON (`SentArticle`) without line breaks.",
                };
                body.Example = Lines;
            }
            else if (PictureReader.MediaTypes.Contains(type))
            {
                body.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Format = "binary",
                    Description = "The picture file as it is.",
                };
            }
            else if (Examples.TryGetValue(operation.OperationId!, out var example))
            {
                body.Example = JsonNode.Parse(example);
            }
        }
    }
}
