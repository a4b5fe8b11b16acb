using Api.Content.Language;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Stated;

/// <summary>
/// Finds the person who answers under <c>A:</c>: whoever headline and introduction say somebody talks with, else the
/// one person whom they name.
/// </summary>
/// <param name="first">The paragraph of the first label.</param>
internal sealed class Interviewee(AnnotatedText text, NamedPeople people, int first)
{
    private const int MostNames = 50;

    private static readonly string[] Withs =
        ["with", "to", "mit", "avec", "con", "com", "med", "z", "с", "asked", "interviewed", "asks", "interviews"];

    /// <summary>Words before the name of a place or thing.</summary>
    private static readonly string[] Ats =
        ["in", "on", "at", "near", "from", "of", "off", "the", "across", "auf", "bei", "aus", "à", "en", "de", "på"];

    public FullName? Find()
    {
        // Names whose last words are the same are one person's; a headline's capitals lengthen a name.
        var named = people.All.TakeWhile(name => name.Paragraph < first)
            .Take(MostNames)
            .Select(Bare)
            .OfType<FullName>()
            .GroupBy(name => name.Text[(name.Text.LastIndexOf(' ') + 1)..], StringComparer.OrdinalIgnoreCase)
            .Select(names => names.ToList())
            .ToList();
        var asked = named.FindAll(names => names.Exists(IsAsked));
        var persons = named.FindAll(names => !names.TrueForAll(IsPlace));
        var titled = persons.FindAll(names => names.Exists(name => name.Paragraph < 0));
        foreach (var some in (ReadOnlySpan<List<List<FullName>>>)[asked, persons, titled])
        {
            if (some is [var one])
            {
                // The text's form has a place; the headline's has none.
                return one.Find(name => name.Paragraph >= 0) ?? one[0];
            }
        }

        return null;
    }

    /// <summary>Returns the name without words before it that have their capital from a sentence or headline.</summary>
    private FullName? Bare(FullName name)
    {
        var words = name.Text.Split(' ');
        var forename = Array.FindIndex(words, 0, words.Length - 1, IsForename);
        var skipped = forename >= 0 ? forename : Array.FindLastIndex(words, IsOther) + 1;
        var rest = string.Join(' ', words.Skip(skipped));
        return words.Length - skipped < 2 ? null : name with { Start = name.End - rest.Length, Text = rest };
    }

    private bool IsOther(string word) =>
        text.HasLexicon
            && !IsForename(word)
            && (text.Lexicon.Of(word)
                & (WordClass.Preposition | WordClass.Determiner | WordClass.Conjunction | WordClass.Pronoun
                    | WordClass.Subordinator | WordClass.Auxiliary | WordClass.Time)) != 0;

    private bool IsForename(string word) =>
        text.HasLexicon && (text.Lexicon.Of(word) & (WordClass.Male | WordClass.Female)) != 0;

    private bool IsAsked(FullName name) => Withs.Contains(WordBefore(name), StringComparer.OrdinalIgnoreCase);

    private bool IsPlace(FullName name) => Ats.Contains(WordBefore(name), StringComparer.OrdinalIgnoreCase);

    private string WordBefore(FullName name)
    {
        var around = name.Paragraph < 0 ? text.Title : text.Paragraphs[name.Paragraph].Text;
        var before = around.AsSpan(0, name.Start).TrimEnd();
        return before[(before.LastIndexOf(' ') + 1)..].ToString();
    }
}
