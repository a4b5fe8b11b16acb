using System.Collections.Frozen;
using Api.Content.Articles;

namespace Api.Content.Html;

/// <summary>
/// Recognises short lines that invite a reader to go elsewhere: to another article, a newsletter, a network. They begin
/// with a few set phrases, which content systems and editors share within a language.
/// </summary>
internal static class Invitations
{
    private const int Longest = 200;

    // Complete lines: labels of advertisements and of lists of other articles.
    private static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
    [
        "advertisement", "advertisements", "ad", "story continues below", "article continues below", "anzeige",
        "werbung", "publicidad", "anuncio", "publicité", "pubblicità", "advertentie", "publicidade", "annonse",
        "annons",
        "related", "related stories", "related articles", "related story", "related article", "related news",
        "recommended", "recommended stories", "recommended videos", "recommended for you", "read more", "read next",
        "read also", "also read", "more on this story", "more stories", "most read", "don't miss", "don’t miss",
        "you may also like", "you might also like", "keep reading", "up next", "trending", "editors' picks",
        "editor’s picks", "mehr zum thema", "lesen sie auch", "lesen sie mehr", "auch interessant",
        "das könnte sie auch interessieren",
        "lea también", "le puede interesar", "te puede interesar", "más información", "noticias relacionadas",
        "lire aussi", "à lire aussi", "sur le même sujet", "leggi anche", "lees ook", "leia também",
        "leia mais", "les også",
        "läs mer", "läs också", "læs også", "share", "share this", "share this article", "comments", "newsletter",
    ]);

    // The beginnings of lines with a link, or with a colon and the title of another article.
    private static readonly string[] Leads =
    [
        "read more", "read next", "read also", "also read", "related:", "related article", "related story", "see also:",
        "more:", "more from", "click here", "click to", "for more ", "you may also like", "don't miss", "don’t miss",
        "lesen sie auch", "lesen sie mehr", "mehr zum thema", "lesen sie hier", "mehr dazu", "lea también",
        "lee también", "lea más",
        "te puede interesar", "le puede interesar", "lire aussi", "à lire aussi", "a lire aussi", "lire la suite",
        "leggi anche", "lees ook", "leia também", "leia mais", "les også", "läs mer", "läs också", "læs også",
        "sign up", "subscribe", "follow us", "follow @", "join us", "like us", "download our", "download the",
        "get the latest", "get our", "folgen sie", "abonnieren", "jetzt abonnieren", "suscríbete", "suscríbase",
        "síguenos", "suivez", "abonnez", "inscrivez", "iscriviti", "seguici", "abonneer", "volg ons", "assine", "siga",
    ];

    // Things to which one can subscribe only.
    private static readonly string[] Offers =
    [
        "newsletter", "our app", "your inbox", "google news", "whatsapp", "telegram", "facebook", "twitter",
        "instagram", "boletín", "nyhetsbrev", "nieuwsbrief",
    ];

    public static bool IsOne(HtmlBlock block)
    {
        if (block.Text.Length > Longest || block.Kind is ParagraphKind.Blockquote)
        {
            return false;
        }

        var line = block.Text.AsSpan().Trim("[](){}<>»›▶►•·*-–—→▼ |");
        if (Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Lower(line.TrimEnd(": "))))
        {
            return true;
        }

        return StartsWithLead(line) && (IsElsewhere(block) || Array.Exists(Offers, offer => Has(block.Text, offer)));
    }

    private static bool StartsWithLead(ReadOnlySpan<char> line)
    {
        foreach (var lead in Leads)
        {
            if (line.StartsWith(lead, StringComparison.OrdinalIgnoreCase)
                && (line.Length == lead.Length || !char.IsLetter(lead[^1]) || !char.IsLetter(line[lead.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the line is not prose with a link in it.</summary>
    private static bool IsElsewhere(HtmlBlock block) => 2 * block.Linked > block.Text.Length || block.Text[^1] == ':';

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> line) => line.ToString().ToLowerInvariant();
}
