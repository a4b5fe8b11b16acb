using System.Text.Json.Nodes;
using Api.Content.Articles;
using Api.Content.Images;
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
        ["UpdateImage"] = """{ "caption": "The barrier gate at low tide.", "alt": "A steel gate between two piers" }""",
        ["AddQuote"] =
            """
            {
              "paragraphNumber": 4,
              "start": 232,
              "end": 261,
              "text": "his own staff had told him so",
              "kind": "indirect",
              "speakerIds": [2]
            }
            """,
        ["UpdateSpeaker"] = """{ "aliases": ["Mayor Marrin"], "identity": "confirmed" }""",
        ["MergeSpeakers"] = """{ "into": 2 }""",
        ["UpdateAuthor"] = """{ "name": "Mara Quill-Hansen" }""",
        ["MergeAuthors"] = """{ "into": 2 }""",
        ["UpdatePublisher"] = """{ "name": "The Ellery Courier", "url": "https://courier.example/" }""",
        ["MergePublishers"] = """{ "into": 2 }""",
        ["UpdateTag"] = """{ "name": "Tidal barriers" }""",
        ["MergeTags"] = """{ "into": 2 }""",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var (type, content) in operation.RequestBody?.Content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if (content is not OpenApiMediaType body)
            {
                continue;
            }

            var format = SourceFormat.All.FirstOrDefault(format => format.MediaType == type);
            if (format is { Description: not null })
            {
                body.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = format.Description };
                body.Example = format.Example;
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
