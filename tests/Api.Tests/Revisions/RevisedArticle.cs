using System.Text.Json;
using Api.Content.Articles;

namespace Api.Tests.Revisions;

/// <summary>An article that was changed again and again.</summary>
internal static class RevisedArticle
{
    /// <summary>Stores an article, and changes one sentence of it, by turns as a sender and as a person.</summary>
    /// <param name="told">Is given each state that another revision has replaced.</param>
    public static async Task<long> WriteAsync(Server server, int revisions, Action<string> told)
    {
        var name = Server.NewName("bridge");
        var given = new GivenFields { Title = name, Url = $"https://example.org/{name}", Language = "en" };
        var id = (await server.ImportAsync(TextOf(name, 0), given)).Id;
        for (var number = 1; number < revisions; number++)
        {
            told((await server.JsonAsync($"/v1/articles/{id}")).ToString());
            if (number % 2 == 0)
            {
                var patch = JsonSerializer.Serialize(new { subtitle = $"Change {number}" });
                var changed = await server.WriteAsync(
                    HttpMethod.Patch, $"/v1/articles/{id}", patch, headers: ("If-Match", "*"));
                Assert.Equal(200, changed.Status);
            }
            else
            {
                Assert.Equal(id, (await server.ImportAsync(TextOf(name, number), given)).Id);
            }
        }

        return id;
    }

    private static string TextOf(string name, int number) => string.Join("\n\n", Enumerable.Range(0, 8).Select(
        i => $"The {name} was opened in part {i} of the harbour, after years of work that nobody had counted. "
            + (i == 3 ? $"It took {number} days." : "It took long.")
            + $" “It is safe in part {i},” Ada Lindqvist said."));
}
