using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Data.Articles;

/// <summary>
/// Hashes of an article, computed before it is stored by whoever read it, because others wait for the writer.
/// </summary>
/// <param name="TextHash">The hash of its body.</param>
/// <param name="EditorialHash">The hash of everything that was read but the quotes.</param>
/// <param name="ReadingHash">The hash of everything that was read.</param>
/// <param name="Paragraphs">The word count and the hash of each paragraph.</param>
internal sealed record Digest(
    string TextHash,
    string EditorialHash,
    string ReadingHash,
    IReadOnlyList<(int WordCount, string TextHash)> Paragraphs)
{
    // Plain text has no marks, and its content has one hash whether or not another source could have marks.
    private static readonly JsonSerializerOptions Hashing = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutNoMarks } },
    };

    public static Digest Of(ParsedArticle article)
    {
        var plain = article with
        {
            PublishedAt = Instants.Kept(article.PublishedAt),
            ModifiedAt = Instants.Kept(article.ModifiedAt),
            VisibleFrom = Instants.Kept(article.VisibleFrom),
            VisibleUntil = Instants.Kept(article.VisibleUntil),
            Status = article.Status is ArticleStatus.Published ? null : article.Status,
        };

        // The quotes are the last member: everything before them is the same in both.
        var editorial = JsonSerializer.SerializeToUtf8Bytes(plain with { Quotes = [] }, Hashing);
        Debug.Assert(editorial.AsSpan().EndsWith("\"Quotes\":[]}"u8), "The quotes are no longer the last member.");
        return new(
            HashOf(string.Join("\n\n", article.Paragraphs.Select(p => p.Text))),
            HashOf(editorial),
            HashOf(
                [
                    .. editorial[..^3],
                    .. JsonSerializer.SerializeToUtf8Bytes(plain.Quotes, Hashing),
                    (byte)'}',
                    .. LeftOutOf(plain),
                ]),
            [.. article.Paragraphs.Select(p => (Words.Count(p.Text), HashOf(p.Text)))]);
    }

    // An article of which nothing is left out has one hash whether or not its reader could tell.
    private static byte[] LeftOutOf(ParsedArticle article) =>
        article.LeftOut.Count == 0 ? [] : JsonSerializer.SerializeToUtf8Bytes(article.LeftOut, Hashing);

    private static void LeaveOutNoMarks(JsonTypeInfo type)
    {
        foreach (var marks in type.Properties.Where(p => p.PropertyType == typeof(IReadOnlyList<Mark>)))
        {
            marks.ShouldSerialize = (_, value) => value is IReadOnlyList<Mark> { Count: > 0 };
        }
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string HashOf(string text) => HashOf(Encoding.UTF8.GetBytes(text));
}
