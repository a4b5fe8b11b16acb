using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Api.Content.Articles;
using Api.Content.Feeds;
using Api.Content.Html;
using Api.Content.Images;
using Api.Content.Search;
using Api.Content.Text;

namespace Api.Tests.Mutations;

/// <summary>
/// Reads any bytes as their way in does, and tells whether the reader was total: an article or an explained refusal, in
/// text that every database and format can hold.
/// </summary>
internal static class Wholeness
{
    private static readonly DateTimeOffset Received = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly GivenFields Given = new() { Url = "https://post.example/2019/11/20/mill" };
    private static readonly JsonSerializerOptions Looking = new() { Converters = { new Look(true) } };
    private static readonly JsonSerializerOptions Strict = new() { Converters = { new Look(false) } };

    private static readonly ParsedArticle Article = ArticleReader.Read(
        new(
            Encoding.UTF8.GetBytes(Pieces.All.First(piece => piece.Kind == PieceKind.Json).Text),
            SourceDocument.Json,
            new())).Article!;

    /// <summary>Reads it.</summary>
    /// <param name="isRead">Whether anything came of it, rather than refusals alone.</param>
    /// <returns>The first fault; null when there is none.</returns>
    public static string? FaultOf(PieceKind kind, byte[] content, out bool isRead)
    {
        isRead = false;
        try
        {
            isRead = Read(kind, content);
            return null;
        }
        catch (Exception e)
        {
            var places = e.StackTrace!.Split('\n');
            var own = places.FirstOrDefault(
                place => place.Contains("at Api.", StringComparison.Ordinal)
                    && !place.Contains(nameof(Wholeness), StringComparison.Ordinal));
            return $"{e.GetType().Name}: {e.Message}\n{string.Join('\n', places.Take(3).Append(own))}";
        }
    }

    private static bool Read(PieceKind kind, byte[] content) => kind switch
    {
        PieceKind.Html =>
            ReadsArticle(new(content, SourceDocument.Html, Given))
                && ShownPictures.Of(new(content, SourceDocument.Html, Given)) is not null,
        PieceKind.Json => ReadsArticle(new(content, SourceDocument.Json, new())),
        PieceKind.Patch => HasArticle(ArticleReader.Edit(Article, Encoding.UTF8.GetString(content))),
        PieceKind.Markdown => ReadsArticle(new(content, SourceDocument.Markdown, Given)),
        PieceKind.Text => ReadsArticle(new(content, SourceDocument.PlainText, Given)),
        PieceKind.Feed => HasItems(content),
        PieceKind.Picture => HasPicture(content),
        _ => Searches(Encoding.UTF8.GetString(content)),
    };

    private static bool ReadsArticle(SourceDocument source)
    {
        var reading = ArticleReader.Read(source with { ReceivedAt = Received });
        if (reading.Article is not null && !HasReplacements(source.Content))
        {
            _ = JsonSerializer.SerializeToUtf8Bytes(reading.Article, Strict);
        }

        return HasArticle(reading);
    }

    // In UTF-8, in UTF-16, as an escape of JSON, or as a reference: if it names no character, HTML makes U+FFFD of it.
    private static bool HasReplacements(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        return Array.Exists(Replacements, spelling => text.Contains(spelling, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] Replacements =
        ["\u00EF\u00BF\u00BD", "\u00FD\u00FF", "\u00FF\u00FD", "ufffd", "&#"];

    private static bool HasArticle(Reading reading)
    {
        LookAt(reading, reading.Article is null, reading.Refusal);
        AssertWhole(reading.Article?.DisplayTitle);
        return reading.Article is not null;
    }

    private static bool HasPicture(byte[] content)
    {
        var reading = PictureReader.Read(content, new GivenPicture(), keepsPositions: true);
        LookAt(reading, reading.Image is null, reading.Refusal);
        return reading.Image is not null;
    }

    private static bool HasItems(byte[] content)
    {
        var isRead = false;
        foreach (var incoming in FeedReader.Read(() => new MemoryStream(content), report => AssertWhole(report)))
        {
            LookAt(incoming.Refusal, incoming.Source is null, incoming.Refusal);
            isRead |= incoming.Source is { } source && ReadsArticle(source);
        }

        return isRead;
    }

    private static bool Searches(string words)
    {
        var query = SearchQuery.Parse(words);
        _ = SearchTokens.Fold(words);
        var ranges = SearchHighlights.Ranges(query, words);
        _ = Snippet.Cut(1, words, ranges);
        return ranges.All(range => range.Start >= 0 && range.Start < range.End && range.End <= words.Length)
            ? true
            : throw new InvalidOperationException("A range lies outside of the text.");
    }

    private static void LookAt(object? read, bool isRefused, Refusal? refusal)
    {
        if (isRefused != refusal is not null)
        {
            throw new InvalidOperationException("It is neither read nor refused, or both.");
        }

        _ = JsonSerializer.SerializeToUtf8Bytes(read, Looking);
    }

    private static void AssertWhole(string? text, bool takesReplacements = true)
    {
        if (!takesReplacements && text?.AsSpan().IndexOfAny('\uFFFD', SourceEncoding.Undecodable) >= 0)
        {
            throw new InvalidOperationException("U+FFFD came through, which the bytes do not have.");
        }

        if (text is not null && FaultIn(text) is { } fault)
        {
            throw new InvalidOperationException(fault);
        }
    }

    private static string? FaultIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
            {
                return "U+0000 came through.";
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return $"An unpaired surrogate came through: U+{(int)text[i]:X4} at {i}.";
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return null;
    }

    // The writer would put U+FFFD in place of the fault.
    private sealed class Look(bool takesReplacements) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        {
            AssertWhole(value, takesReplacements);
            writer.WriteStringValue(value);
        }
    }
}
