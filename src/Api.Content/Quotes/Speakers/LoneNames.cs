using Api.Content.Language;
using Api.Content.Language.English;
using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// Tells what a name is that no forename, title or role makes a person's. Wires call people and companies alike by one
/// word: the words around it tell them apart, in <c>Kestrel said it expects</c>, <c>shares of Kestrel</c> and <c>in
/// Bonn</c>.
/// </summary>
internal sealed class LoneNames(AnnotatedText article)
{
    /// <summary>The number of words after a verb among which <c>it</c> or <c>he</c> is its subject's.</summary>
    private const int PronounReach = 3;

    // How often the words around a name are a thing's, less how often they are a person's.
    private Dictionary<string, int>? _things;

    /// <summary>
    /// Whether the article has a word with a small letter, and with a capital only when it begins a sentence.
    /// </summary>
    public bool IsOrdinary(string word) => article.Use.IsSmall(word) && !article.Use.StandsInside(word);

    /// <summary>Whether a name is of many people, none of them named: <c>Mexicans</c>.</summary>
    /// <param name="last">The class of its last word.</param>
    public bool MayBePeople(NameMention name, WordClass last)
    {
        var isMany = (last & (WordClass.Role | WordClass.Plural | WordClass.Abbreviation)) != 0
            || EnglishNames.EndsAsPeople(name.Last);
        return name.Kind is null && (isMany || (name.Words.Length == 1 && IsOrdinary(name.Last)));
    }

    /// <summary>The kind of whom or what is named, as nothing but the words around tells it.</summary>
    public SpeakerKind KindOf(NameMention name)
    {
        if (name.Given != Gender.Unknown || name.Gender != Gender.Unknown || name.Role.Count > 0)
        {
            return SpeakerKind.Person;
        }

        // Two words are somebody's name more often than one.
        var least = Math.Min(name.Words.Length, 2);
        _things ??= Read();
        return _things.GetValueOrDefault(name.Text) >= least ? SpeakerKind.Organisation : SpeakerKind.Person;
    }

    private Dictionary<string, int> Read()
    {
        var things = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var paragraph in article.Paragraphs)
        {
            var (text, tokens) = (paragraph.Calm, paragraph.Tokens);
            for (var i = 0; i < tokens.Count; i++)
            {
                if (!IsName(tokens[i]))
                {
                    continue;
                }

                var first = i;
                while (i + 1 < tokens.Count && IsName(tokens[i + 1]))
                {
                    i++;
                }

                var evidence = new Surroundings(text, tokens, first, i).Evidence;
                if (evidence != 0)
                {
                    var name = text[tokens[first].Start..tokens[i].End];
                    things[name] = things.GetValueOrDefault(name) + evidence;
                }
            }
        }

        return things;
    }

    private static bool IsName(Token token)
    {
        const WordClass functional = WordClass.Preposition
            | WordClass.Conjunction
            | WordClass.Subordinator
            | WordClass.Pronoun
            | WordClass.Determiner
            | WordClass.Adverb
            | WordClass.Title
            | WordClass.Honorific;
        return token is { Kind: TokenKind.Word, Capital: true, Length: > 1 } && !token.Is(functional);
    }

    /// <summary>The words around one occurrence of a name.</summary>
    private readonly struct Surroundings(string text, List<Token> tokens, int first, int last)
    {
        /// <summary>1 for a thing, -1 for a person, 0 if nothing tells.</summary>
        public int Evidence => IsPerson() ? -1 : IsThing() ? 1 : 0;

        private bool IsPerson() =>
            HasTitle() || Relative() is "who" || Pronoun() is "he" or "she" or "his" or "her";

        private bool IsThing() => IsRepeatedAsThing() || IsIn() || IsBefore() || IsAfter();

        private bool IsRepeatedAsThing() => Relative() is "which" || Pronoun() is "it" or "its";

        private bool HasTitle() =>
            first > 0 && tokens[first - 1].Is(WordClass.Title | WordClass.Honorific | WordClass.Role);

        /// <summary>The word after a comma: the <c>which</c> of <c>Kestrel, which makes pumps</c>.</summary>
        private ReadOnlySpan<char> Relative() => KindAt(last + 1) == TokenKind.Comma ? Word(last + 2) : [];

        /// <summary>Whether something is inside it: <c>in Bonn</c>, <c>at Kestrel</c>.</summary>
        private bool IsIn() => EnglishNames.Locatives.Contains(Word(first - 1));

        /// <summary>
        /// Whether it has what only organisations and countries have: <c>Kestrel officials</c>, <c>Kestrel’s
        /// shareholders</c>.
        /// </summary>
        private bool IsBefore()
        {
            var noun = KindAt(last + 1) == TokenKind.Possessive ? last + 2 : last + 1;
            return EnglishNames.OfBodies.Contains(Word(noun));
        }

        /// <summary>
        /// Whether it is said to be an organisation: <c>the airline Kestrel</c>, <c>shares of Kestrel</c>.
        /// </summary>
        private bool IsAfter()
        {
            var isOf = Word(first - 1) is "of" or "for" or "in" or "from";
            return EnglishNames.BodyNouns.Contains(Word(first - 1))
                || (isOf && EnglishNames.OfBodies.Contains(Word(first - 2)));
        }

        /// <summary>
        /// The pronoun that repeats it as a subject: the <c>it</c> of <c>Kestrel said that it hopes</c>.
        /// </summary>
        private ReadOnlySpan<char> Pronoun()
        {
            if (last + 1 >= tokens.Count || !tokens[last + 1].Is(WordClass.Verb | WordClass.Auxiliary))
            {
                return [];
            }

            for (var j = last + 2; j < tokens.Count && j <= last + 1 + PronounReach; j++)
            {
                if (tokens[j].Kind != TokenKind.Word || tokens[j].Capital)
                {
                    return [];
                }

                if (Word(j) is "it")
                {
                    // In "Lee said it was late" it is nobody.
                    return Acts(j + 1) ? Word(j) : [];
                }

                if (Word(j) is "its" or "he" or "she" or "his" or "her")
                {
                    return Word(j);
                }
            }

            return [];
        }

        private bool Acts(int verb) =>
            verb < tokens.Count
                && tokens[verb].Is(WordClass.Verb)
                && !tokens[verb].Is(WordClass.Be | WordClass.Auxiliary)
                && !EnglishWords.Impersonal.Contains(Word(verb));

        private TokenKind? KindAt(int at) => at < tokens.Count ? tokens[at].Kind : null;

        /// <summary>A word in its letters; empty for what is no word, and outside the text.</summary>
        private ReadOnlySpan<char> Word(int at) =>
            at >= 0 && at < tokens.Count && tokens[at].Kind == TokenKind.Word
                ? text.AsSpan(tokens[at].Start, tokens[at].Length)
                : [];
    }
}
