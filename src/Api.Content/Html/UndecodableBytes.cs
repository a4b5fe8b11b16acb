using System.Text.Json;
using Api.Content.Articles;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>
/// Decides about a page some of whose bytes mean nothing in its encoding. Outside the article, as in a teaser that a
/// program has cut within a character, they are told and left out; words of the article would be false without them.
/// </summary>
internal static class UndecodableBytes
{
    private const int LongestContext = 40;

    private const string Refused = "Some bytes of the article mean nothing in the encoding of the page. Send it in "
        + "UTF-8, or say its encoding (charset).";

    /// <summary>Returns the reading with these bytes among what was left out, or refuses the page.</summary>
    public static Reading Judge(Reading reading, string decoded)
    {
        if (reading.Article is not { } article || !decoded.Contains(SourceEncoding.Undecodable))
        {
            return reading;
        }

        if (Has(article))
        {
            var faults = new Faults();
            faults.Add(RefusalKind.Malformed, new(null, null, Refused));
            return new(null, faults.Refusal);
        }

        return new(article with { LeftOut = LeftOutTally.Together(article.LeftOut, [LeftOutOf(decoded)]) }, null);
    }

    // Such pages are rare, so every field may be looked at the slow way.
    private static bool Has(ParsedArticle article)
    {
        var escape = JsonEncodedText.Encode(SourceEncoding.Undecodable.ToString()).Value;
        return JsonSerializer.Serialize(article).Contains(escape, StringComparison.OrdinalIgnoreCase);
    }

    private static LeftOut LeftOutOf(string decoded)
    {
        var (count, examples) = (0, new List<LeftOutExample>());
        for (var at = 0; (at = decoded.IndexOf(SourceEncoding.Undecodable, at)) >= 0; count++)
        {
            if (examples.Count < LeftOutTally.MostExamples)
            {
                examples.Add(new(Before(decoded, at), null));
            }

            while (at < decoded.Length && decoded[at] == SourceEncoding.Undecodable)
            {
                at++;
            }
        }

        return new(LeftOutKind.Broken, count, 0, examples);
    }

    private static string Before(string decoded, int at)
    {
        var before = decoded[Math.Max(0, at - LongestContext)..at];
        var start = before.LastIndexOfAny([SourceEncoding.Undecodable, '\n', '>']) + 1;
        start += start < before.Length && char.IsLowSurrogate(before[start]) ? 1 : 0;
        return before[start..].Trim() + "…";
    }
}
