using System.Globalization;
using System.Text.Json;
using Api.Data.Articles;

namespace Api.Tests.Articles;

/// <summary>
/// Checks that <see cref="ArticleDocument.Format"/> is raised with every change of the shape in which articles are
/// answered: documents that were rendered before would have the old one.
/// </summary>
public sealed class DocumentFormatTests
{
    private static readonly string File = RepositoryFiles.PathOf(
        "tests", "Api.Tests", "Articles", "Expected", "document.txt");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary><c>UPDATE_DOCUMENT=1 dotnet test</c> writes the file, after the format was raised.</summary>
    [Fact]
    public async Task Another_shape_has_another_format()
    {
        var format = string.Create(CultureInfo.InvariantCulture, $"format {ArticleDocument.Format}");
        string[] current = [format, .. await ShapeAsync()];
        var known = await System.IO.File.ReadAllLinesAsync(File, Ct);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCUMENT") == "1" && known[0] != format)
        {
            await System.IO.File.WriteAllLinesAsync(File, current, Ct);
            return;
        }

        Assert.True(
            known.SequenceEqual(current),
            "Articles have another shape: raise ArticleDocument.Format, and run this with UPDATE_DOCUMENT=1.");
    }

    // The members of an article, and of everything in it, as the contract has them.
    private static async Task<IReadOnlyList<string>> ShapeAsync()
    {
        var contract = await System.IO.File.ReadAllTextAsync(RepositoryFiles.PathOf("openapi", "v1.json"), Ct);
        using var document = JsonDocument.Parse(contract);
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        var (shape, waiting, seen) = (new List<string>(), new Queue<string>(["Article"]), new HashSet<string>());
        while (waiting.TryDequeue(out var name))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            var schema = schemas.GetProperty(name);
            var members = schema.TryGetProperty("properties", out var properties)
                ? properties.EnumerateObject().Select(member => (member.Name, Rule: RuleOf(member.Value)))
                : [("", RuleOf(schema))];
            foreach (var (member, rule) in members)
            {
                shape.Add($"{name}.{member} {rule}");
                var references = rule.Split('"').Where(text => text.StartsWith("#/", StringComparison.Ordinal));
                foreach (var reference in references)
                {
                    waiting.Enqueue(reference.Split('/')[^1]);
                }
            }
        }

        return shape;
    }

    // What is said for people alone makes no difference.
    private static string RuleOf(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(
            ",",
            schema.EnumerateObject()
                .Where(rule => rule.Name is not ("description" or "example" or "examples" or "default"))
                .Select(rule => $"\"{rule.Name}\":{RuleOf(rule.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", schema.EnumerateArray().Select(RuleOf)) + "]",
        _ => schema.GetRawText(),
    };
}
