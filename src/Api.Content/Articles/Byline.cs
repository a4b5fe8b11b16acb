using System.Collections.Frozen;
using System.Globalization;
using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>A line that names the article's authors.</summary>
/// <param name="Text">The line as printed, without its "By".</param>
/// <param name="Authors">The names, without agencies, roles and places.</param>
/// <param name="Labelled">Whether it starts with "By" or the like.</param>
internal sealed record Byline(string Text, IReadOnlyList<string> Authors, bool Labelled)
{
    private const int Longest = 200;
    private const int MostWordsInAName = 6;

    private static readonly string[] Labels =
        [
            "written by", "reported by", "words by", "story by", "text by", "posted by", "by", "von", "par", "por",
            "di", "door", "av", "af",
        ];

    private static readonly FrozenSet<string> Conjunctions = Set(
        "and", "&", "und", "et", "y", "e", "og", "och", "with", "mit", "avec", "con", "plus");

    private static readonly FrozenSet<string> Particles = Set(
        "de", "da", "do", "di", "del", "della", "der", "den", "des", "du", "dos", "van", "von", "vom", "zu", "zum",
        "zur", "bin", "bint", "ibn", "al", "el", "la", "le",
        "ten", "ter", "af", "av", "y", "e", "i", "the");

    private static readonly FrozenSet<string> Places = Set(
        "in", "for", "at", "from", "of", "à", "en", "für", "aus", "pour", "para", "special");

    private static readonly FrozenSet<string> Roles = Set(
        "editor", "reporter", "correspondent", "writer", "staff", "columnist", "analyst", "bureau", "chief",
        "contributor", "photographer", "producer", "desk", "team", "newsroom", "author", "journalist", "critic",
        "freelance", "agencies", "redaktion", "redakteur", "redakteurin", "korrespondent", "korrespondentin",
        "rédaction", "journaliste", "envoyé", "envoyée", "correspondant", "correspondante", "redacción",
        "corresponsal", "redazione", "special", "senior", "director", "professor");

    private static readonly FrozenSet<string> Agencies = Set(
        "reuters", "reuter", "afp", "ap", "dpa", "upi", "efe", "ansa", "tass", "xinhua", "kyodo", "bloomberg");

    private static readonly FrozenSet<string> Organisations = Set(
        "bbc", "cnn", "news", "press", "agency", "wire", "times", "post", "herald", "gazette", "tribune", "chronicle",
        "journal", "magazine", "media", "network", "service", "courier", "observer", "guardian", "mail", "telegraph",
        "standard", "agence", "agentur", "agencia", "agenzia", "zeitung", "radio", "tv", "television", "institute",
        "university", "association", "group", "review").Union(Agencies).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private enum Part
    {
        Name,
        Aside,
        Other,
    }

    /// <summary>
    /// Reads a line that starts with "By" and holds only names, roles and agencies; null for any other.
    /// </summary>
    public static Byline? Read(string line)
    {
        foreach (var label in Labels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase)
                && line.Length > label.Length + 1
                && line[label.Length] is ' ' or ':')
            {
                var text = line[label.Length..].TrimStart(' ', ':');
                return NamesIn(text) is { } authors ? new(text, authors, Labelled: true) : null;
            }
        }

        return null;
    }

    /// <summary>Whether the only author is an organisation, for nobody else signs.</summary>
    public bool IsOrganisation => Authors is [var only] && only.Split(' ').Any(Organisations.Contains);

    /// <summary>Reads names, roles and places that have a label; null if they are anything else.</summary>
    public static Byline? Of(string names) =>
        NamesIn(names) is { } authors ? new(names, authors, Labelled: true) : null;

    /// <summary>
    /// Returns this byline and another line of the same head; null if that has other names and no label, and so may be
    /// something else.
    /// </summary>
    public Byline? With(Byline other)
    {
        if (other.Authors.All(name => Authors.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            // The same again, or only a role.
            return other.Authors.Count == 0 || !other.Text.Equals(Text, StringComparison.OrdinalIgnoreCase)
                ? this with { Text = $"{Text}, {other.Text}" }
                : this;
        }

        // Of a person and an organisation the person is the author.
        var text = $"{Text}, {other.Text}";
        var isLabelled = Labelled || other.Labelled;
        if (IsOrganisation)
        {
            return new(text, other.Authors, isLabelled);
        }

        if (other.IsOrganisation)
        {
            return new(text, Authors, isLabelled);
        }

        var areBoth = (Labelled && other.Labelled) || Authors.Count == 0;
        var authors = Authors.Concat(other.Authors).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return areBoth ? new(text, authors, isLabelled) : null;
    }

    /// <summary>Whether a line is the name of a news agency alone, in brackets or not.</summary>
    public static bool IsAgency(string line) => Agencies.Contains(line.Trim('(', ')', '[', ']', '-', ' '));

    /// <summary>
    /// Returns this byline with the line below it, if that adds only a role or an agency and no name; else null.
    /// </summary>
    public Byline? With(string line)
    {
        var text = $"{Text}, {line}";
        return line.Split(' ', ',').Any(word => Roles.Contains(word) || Organisations.Contains(word))
            && NamesIn(text) is { } authors
            && authors.SequenceEqual(Authors)
            ? this with { Text = text }
            : null;
    }

    /// <summary>
    /// Reads a line of names without "By". Such a line can also be a title: only its neighbours tell.
    /// </summary>
    public static Byline? ReadBare(string line) =>
        NamesIn(line) is { Count: > 0 } authors && authors.All(name => name.Contains(' '))
            ? new(line, authors, Labelled: false)
            : null;

    private static List<string>? NamesIn(string text)
    {
        if (text is [.. var most, '.']
            && Punctuation.EndsSentence(text)
            && most.Count(unit => unit == ' ') < MostWordsInAName)
        {
            text = most;
        }

        if (text.Length is 0 or > Longest || Punctuation.EndsSentence(text) || !char.IsLetter(text[0]))
        {
            return null;
        }

        if (!text.Contains(' '))
        {
            // A signature or a site: "kicker", "ellery.example".
            return text.Any(char.IsDigit) || text[^1] is ',' or ':' ? null : [text];
        }

        var authors = new List<string>();
        string? organisation = null;
        var listed = false;
        foreach (var (part, afterAnd) in Parts(text))
        {
            // "Ana Berg Reuters" lacks its comma.
            var words = part is [_, _, .., var last] && Agencies.Contains(last) ? part[..^1] : part;
            listed |= afterAnd;
            switch (Classify(words, afterAnd, listed, authors, organisation))
            {
                case Part.Name:
                    authors.Add(string.Join(' ', words));
                    break;
                case Part.Aside:
                    organisation ??= words.Any(Roles.Contains) || Places.Contains(words[0])
                        ? null
                        : string.Join(' ', words);
                    break;
                default:
                    return null;
            }
        }

        // If nobody else signs, an agency is the author.
        return authors.Count > 0 || organisation is null ? authors : [organisation];
    }

    private static Part Classify(string[] words, bool afterAnd, bool listed, List<string> authors, string? organisation)
    {
        if (words.Any(Roles.Contains) || Places.Contains(words[0]) || words.Any(Organisations.Contains))
        {
            return words.All(IsPlainWord) ? Part.Aside : Part.Other;
        }

        if (words.Length > MostWordsInAName
            || !words.All(word => IsNameWord(word) || Particles.Contains(word))
            || !words.Any(IsNameWord))
        {
            return Part.Other;
        }

        if (authors.Count == 0 && organisation is null)
        {
            return Part.Name;
        }
        var isAcronym = words is [var only] && only.Length <= 5 && Punctuation.IsUpperCase(only);
        var isPlace = words.Length == 1 && !afterAnd && (authors.Count == 0 || authors[0].Contains(' '));
        return isAcronym || isPlace || (listed && !afterAnd) ? Part.Aside : Part.Name;
    }

    /// <summary>Returns the words between commas, conjunctions and strokes; words in brackets are left out.</summary>
    private static IEnumerable<(string[] Words, bool AfterAnd)> Parts(string text)
    {
        var words = new List<string>();
        var afterAnd = false;
        var depth = 0;
        foreach (var token in text.Replace(",", ", ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            depth += token.Count(unit => unit is '(' or '[') - token.Count(unit => unit is ')' or ']');
            if (depth > 0 || token[^1] is ')' or ']' || token[0] == '@')
            {
                continue;
            }

            var isAnd = Conjunctions.Contains(token) && words.Count != 0 && !(token is "y" or "e" && words.Count == 1);
            var isStroke = token is "|" or "/" or "·" or "•" or "-" or "–" or "—" or "+";
            var isPlace = Places.Contains(token) && words.Count > 0;
            var isLink = isAnd || isStroke || isPlace;
            var word = token.TrimEnd(',', ';');
            var isLeadingAnd = words.Count == 0 && Conjunctions.Contains(word);
            if (!isLink && word.Length > 0 && !isLeadingAnd)
            {
                words.Add(word);
            }

            if ((isLink || word.Length < token.Length) && words.Count > 0)
            {
                yield return ([.. words], afterAnd);
                words.Clear();
                afterAnd = false;
            }

            afterAnd |= isAnd || (words.Count == 0 && Conjunctions.Contains(word));
            if (isPlace)
            {
                words.Add(word);
            }
        }

        if (words.Count > 0)
        {
            yield return ([.. words], afterAnd);
        }
    }

    private static bool IsNameWord(string word)
    {
        var isCapital = char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) == UnicodeCategory.OtherLetter;
        return (isCapital || IsPrefixed(word) || IsSignature(word)) && IsPlainWord(word);
    }

    // srf/hosb, ellery.example
    private static bool IsSignature(string word) =>
        word.AsSpan().IndexOfAny("./") is > 0 and var at && at + 1 < word.Length;

    // al-Masri, d'Arcy, o’Neill
    private static bool IsPrefixed(string word)
    {
        var joint = word.AsSpan().IndexOfAny("-'’");
        return joint is > 0 and <= 3 && joint + 1 < word.Length && char.IsUpper(word[joint + 1]);
    }

    private static bool IsPlainWord(string word) =>
        word.All(unit => char.IsLetter(unit)
            || unit is '-' or '\'' or '’' or '.' or '&' or '/'
            || char.IsSurrogate(unit)
            || char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
