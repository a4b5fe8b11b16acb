using Api.Content.Quotes;
using Api.Content.Text;
using Api.Data.Articles;
using Api.Data.Quotes;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace Api.Tests.Quotes;

public sealed class AnchorPropertiesOnSqlite(SqliteServer server)
    : AnchorPropertyTests(server), IClassFixture<SqliteServer>;
public sealed class AnchorPropertiesOnPostgreSql(PostgreSqlServer server)
    : AnchorPropertyTests(server, rounds: 20), IClassFixture<PostgreSqlServer>;

/// <summary>
/// Checks that, whatever happens to a text, and whatever an engine reads in it, a corrected quote is in its stated
/// place or lost.
/// </summary>
public abstract class AnchorPropertyTests(Server server, int rounds = 40)
{
    private static readonly IfMatch Any = new(null);

    /// <summary>Few words, so that the same stand in many places, and some that are two code units long.</summary>
    private static readonly Gen<string> Words = Gen.OneOf(
        "Yes.", "No.", "We sail", "at dawn", "🚢", "the quay", "Yesterday", "said Ada.").Array[1, 5]
        .Select(words => string.Join(' ', words));

    private static readonly Gen<string> Paragraph = Gen.OneOf(
        Words,
        Words.Select(w => $"“{w}” she said."),
        Gen.Select(Words, Words, (a, b) => $"“{a}” he said. “{b}”"),
        Gen.Select(Words, Words, (a, b) => $"{a} “{b}”"));

    private static readonly Gen<string[]> Body = Paragraph.Array[1, 6];

    private enum What
    {
        Insert,
        Remove,
        Repeat,
        Swap,
        Join,
        Prepend,
        Replace,
        Restore,
        Nothing,
    }

    /// <summary>The engine's reading of the words between marks.</summary>
    private enum Engine
    {
        Whole,
        None,
        FirstHalf,
        WithMarks,
        Every,
    }

    private sealed record Edit(What What, int At, string Text, Engine Engine);

    private sealed record Correction(int At, int Kind, int Start, int Length);

    private static readonly Gen<Edit> Edits = Gen.Select(
        Gen.Enum<What>(),
        Gen.Int[0, 9],
        Paragraph,
        Gen.Enum<Engine>(),
        (what, at, text, engine) => new Edit(what, at, text, engine));

    private static readonly Gen<Correction> Corrections = Gen.Select(
        Gen.Int[0, 9],
        Gen.Int[0, 5],
        Gen.Int[0, 12],
        Gen.Int[1, 9],
        (at, kind, start, length) => new Correction(at, kind, start, length));

    [Fact]
    public async Task Random_edits_of_a_text_with_corrected_quotes()
    {
        await Gen.Select(Body, Corrections.Array[1, 4].Array[1, 5], Edits.Array[1, 5]).SampleAsync(
            async (body, corrections, edits) =>
            {
                var first = body;
                var url = $"https://example.org/{Server.NewName("page")}";
                var saved = await SaveAsync(url, body, Engine.Whole);
                var corrected = new HashSet<long>();
                for (var i = 0; i < edits.Length; i++)
                {
                    foreach (var correction in corrections[i % corrections.Length])
                    {
                        await CorrectAsync(saved.Id, correction, corrected);
                    }

                    await AssertHoldsAsync(saved.Id, corrected);
                    body = edits[i].What == What.Restore ? first : Changed(body, edits[i]);
                    Assert.Equal(saved.Id, (await SaveAsync(url, body, edits[i].Engine)).Id);
                    await AssertHoldsAsync(saved.Id, corrected);
                }

                foreach (var id in corrected)
                {
                    Assert.Equal(200, (await server.GetAsync($"/v1/quotes/{id}")).Status);
                }
            },
            iter: rounds,
            threads: 1);
        await server.AssertRecountAsync();
    }

    private static string[] Changed(string[] body, Edit edit)
    {
        var (list, at) = (body.ToList(), edit.At % body.Length);
        switch (edit.What)
        {
            case What.Insert:
                list.Insert(at, edit.Text);
                break;
            case What.Remove when list.Count > 1:
                list.RemoveAt(at);
                break;
            case What.Repeat:
                list.Add(list[at]);
                break;
            case What.Swap:
                (list[at], list[0]) = (list[0], list[at]);
                break;
            case What.Join when list.Count > 1:
                list[0] = $"{list[0]} {list[^1]}";
                list.RemoveAt(list.Count - 1);
                break;
            case What.Prepend:
                list[at] = $"{edit.Text} {list[at]}";
                break;
            case What.Replace:
                list[at] = list[at].Replace("Yes", "No", StringComparison.Ordinal);
                break;
        }

        return [.. list];
    }

    private Task<Saved> SaveAsync(string url, string[] body, Engine engine)
    {
        var story = Story.Of(body).At(url) with { Title = "Ferry" };
        return server.SaveAsync(
            story with
            {
                Quotes = [
                    .. body.SelectMany((text, i) => Read(i + 1, text, engine))
                        .Select((quote, i) => quote with { Utterance = i + 1 }),
                ],
            });
    }

    private static IEnumerable<ParsedQuote> Read(int paragraph, string text, Engine engine)
    {
        for (var open = text.IndexOf('“', StringComparison.Ordinal); open >= 0; open = text.IndexOf('“', open + 1))
        {
            var (start, end) = (open + 1, text.IndexOf('”', open));
            (start, end) = engine switch
            {
                Engine.None => (0, 0),
                Engine.FirstHalf => (start, text.IndexOf(' ', start, end - start) is > 0 and var space ? space : end),
                Engine.WithMarks => (start - 1, end + 1),
                _ => (start, end),
            };
            if (end > start)
            {
                yield return Quote(paragraph, text, start, end);
            }
        }

        if (engine == Engine.Every && !text.Contains('“', StringComparison.Ordinal))
        {
            yield return Quote(paragraph, text, 0, text.Length);
        }
    }

    private static ParsedQuote Quote(int paragraph, string text, int start, int end) =>
        Story.Of("Yes").Quote("Yes", null).Quotes[0] with
        {
            Place = Place.Of(paragraph, text, start, end),
            Text = text[start..end],
            Speakers = [new("Ada Lindqvist", SpeakerKind.Person, [])],
        };

    private async Task CorrectAsync(long article, Correction correction, HashSet<long> corrected)
    {
        var writer = server.Services.GetRequiredService<QuoteWriter>();
        var quotes = await server.QueryAsync<long>(
            "select id from quotes where article_id = @Article and removed_in is null order by number",
            new { Article = article });
        Edited? edited = null;
        if (correction.Kind == 0)
        {
            var paragraphs = await server.QueryAsync<int>(
                "select number from paragraphs where article_id = @Article and removed_in is null order by number",
                new { Article = article });
            edited = await writer.AddAsync(
                new(article, null), Any,
                new()
                {
                    ParagraphNumber = paragraphs[correction.At % paragraphs.Count],
                    Start = correction.Start,
                    End = correction.Start + correction.Length,
                }, TestContext.Current.CancellationToken);
        }
        else if (quotes.Count > 0)
        {
            var patch = correction.Kind switch
            {
                1 => new QuotePatch { SpeakerIds = [] },
                2 => new() { Kind = QuoteKind.Phrase },
                3 => new() { Review = ReviewState.Confirmed },
                4 => new() { Review = ReviewState.Rejected },
                _ => new QuotePatch { SpeakerIds = [], Review = ReviewState.Unreviewed },
            };
            edited = await writer.EditAsync(
                new(quotes[correction.At % quotes.Count], null), Any, patch, TestContext.Current.CancellationToken);
        }

        if (edited is { Result: EditResult.Created or EditResult.Updated or EditResult.Unchanged, Id: var id })
        {
            corrected.Add(id);
        }
    }

    private async Task AssertHoldsAsync(long article, HashSet<long> corrected)
    {
        foreach (var (id, text, paragraph, start, end) in await server.QueryAsync<(long, string, string, int, int)>(
            """
            select q.id, q.text, p.text, q.place_start_utf16, q.place_end_utf16
            from quotes q
            join paragraphs p on p.id = q.paragraph_id
            where q.article_id = @Article and q.removed_in is null and q.anchor <> 'lost'
            """, new { Article = article }))
        {
            Assert.True(
                text == paragraph[start..end],
                $"Quote {id} is \"{text}\", but \"{paragraph[start..end]}\" stands there.");
        }

        Assert.Empty(await server.QueryAsync<string>(
            """
            select q.id || ' overlaps ' || o.id
            from quotes q
            join quotes o on o.paragraph_id = q.paragraph_id and o.id > q.id
              and o.place_start < q.place_end and q.place_start < o.place_end
            where q.article_id = @Article and q.removed_in is null and o.removed_in is null
              and q.anchor <> 'lost' and o.anchor <> 'lost'
              and (q.review <> 'rejected' and o.review <> 'rejected'
                or (q.place_start, q.place_end) = (o.place_start, o.place_end))
            """, new { Article = article }));
        Assert.Empty(await server.QueryAsync<string>(
            """
            select q.id || ' stands in a paragraph that is gone'
            from quotes q
            join paragraphs p on p.id = q.paragraph_id
            where q.article_id = @Article and q.removed_in is null and q.anchor <> 'lost' and p.removed_in is not null
            """, new { Article = article }));
        Assert.Empty(
            corrected.Except(
                await server.QueryAsync<long>(
                    "select id from quotes where article_id = @Article and removed_in is null",
                    new { Article = article })));
    }
}
