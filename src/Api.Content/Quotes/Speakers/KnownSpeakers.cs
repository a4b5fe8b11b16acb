using Api.Content.Language;

namespace Api.Content.Quotes.Speakers;

/// <summary>
/// The names of an article, each person and organisation once, found again by full name, surname or forename.
/// </summary>
internal sealed class KnownSpeakers
{
    private readonly Dictionary<string, List<KnownSpeaker>> _byLast = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<KnownSpeaker>> _byFirst = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KnownSpeaker> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KnownSpeaker> _byInitials = new(StringComparer.Ordinal);
    private Dictionary<string, List<KnownSpeaker>>? _byRole;
    private Dictionary<string, List<KnownSpeaker>>? _byKind;

    /// <summary>
    /// The number of bearers of one surname that are compared with each other; it keeps a list of a million Smiths
    /// linear.
    /// </summary>
    private const int MostBearers = 24;

    private readonly LoneNames _lone;
    private readonly bool _twoSurnames;

    public KnownSpeakers(IReadOnlyList<NameMention> mentions, LoneNames lone, Lexicon lexicon)
    {
        _lone = lone;
        _twoSurnames = lexicon.HasTwoSurnames;
        // Full names of the whole article first: a headline has "Lee" long before the text says "Ann Lee".
        foreach (var mention in mentions)
        {
            if (mention.Words.Length > 1 || mention.Kind == SpeakerKind.Organisation)
            {
                AddFull(mention);
            }
        }

        // "Mrs. Moss" shows who bears the name before "Moss" has to.
        var shorts = mentions
            .Where(m => m.Words.Length == 1 && m.Kind != SpeakerKind.Organisation && !lone.IsOrdinary(m.Last))
            .ToList();
        var times = shorts.Where(m => !m.Quoted).CountBy(m => m.Words[0]).ToDictionary();
        foreach (var mention in shorts.Where(m => m.Gender != Gender.Unknown)
            .Concat(shorts.Where(m => m.Gender == Gender.Unknown)))
        {
            var (known, rule) = Find(mention);
            if (known is not null)
            {
                known.AddShort(mention);
            }
            else if (rule == ResolutionRule.SharedSurname || Find(mention with { Speaks = true }).Speaker is not null)
            {
                // One of several, or perhaps the forename of somebody: nobody else.
            }
            else if (mention.Kind == SpeakerKind.Person && mention.Paragraph >= 0)
            {
                // "Mr. Moss" or "President Moss" and never a forename.
                Add(mention);
            }
            else if (mention is { Kind: null, Acts: true, Quoted: false, Paragraph: >= 0 }
                && !lone.MayBePeople(mention, lexicon.Of(mention.Last))
                && (mention.Given != Gender.Unknown || times[mention.Words[0]] > 2))
            {
                // Somebody whom the article never names in full.
                Add(mention with { Kind = lone.KindOf(mention), Gender = mention.Given });
            }
        }
    }

    /// <summary>Finds everybody to whom the article gives a word of a role; nobody if there are too many.</summary>
    public IReadOnlyList<KnownSpeaker> InRole(string word) =>
        // Indexed at the first question, when all names are read: roles grow with every mention.
        Of(_byRole ??= Index(SpeakerKind.Person, s => s.Roles), word);

    /// <summary>Finds the organisations whose name has a word: the <c>commission</c>.</summary>
    public IReadOnlyList<KnownSpeaker> Organisations(string word)
    {
        _byKind ??= Index(SpeakerKind.Organisation, s => s.Words.Select(w => w.ToLowerInvariant()).Distinct());
        return Of(_byKind, word);
    }

    private static List<KnownSpeaker> Of(Dictionary<string, List<KnownSpeaker>> index, string word) =>
        index.TryGetValue(word, out var found) && found.Count <= MostBearers ? found : [];

    private Dictionary<string, List<KnownSpeaker>> Index(
        SpeakerKind kind,
        Func<KnownSpeaker, IEnumerable<string>> words)
    {
        var index = new Dictionary<string, List<KnownSpeaker>>(StringComparer.Ordinal);
        foreach (var speaker in _byName.Values.Where(s => s.Kind == kind).Distinct())
        {
            foreach (var word in words(speaker))
            {
                ListIn(index, word).Add(speaker);
            }
        }

        return index;
    }

    /// <summary>
    /// Finds the bearer of the name, and the rule that says how certain that is; a name that occurs only once, as a
    /// surname, is its own full form.
    /// </summary>
    public (KnownSpeaker? Speaker, ResolutionRule Rule) Find(NameMention mention)
    {
        if (mention.Words.Length > 1 || mention.Kind == SpeakerKind.Organisation)
        {
            return (Full(mention), ResolutionRule.FullName);
        }

        var name = Key(mention.Words[0]);
        var bearers = (_byLast.GetValueOrDefault(name) ?? []).FindAll(
            s => Namesakes.Fits(s, mention) && !Namesakes.IsLaterRelative(s, mention));
        // Of Ann Lee and Senator Bo Lee, "Senator Lee" is the second, however often the first is named.
        var titled = bearers.Count > 1 && mention.Role.Count > 0
            ? bearers.FindAll(b => mention.Role.Any(b.Roles.Contains))
            : [];
        bearers = titled.Count > 0 ? titled : bearers;
        if (bearers.Count == 1)
        {
            return (bearers[0], ResolutionRule.Surname);
        }

        if (bearers.Count > 1)
        {
            return Namesakes.Foremost(bearers, mention) is { } foremost
                ? (foremost, ResolutionRule.Surname)
                : (Namesakes.LastNamed(bearers, mention), ResolutionRule.SharedSurname);
        }

        // The first of two capitalised words is no forename yet: "Grand" must not find Grand Rapids, but nobody says
        // of a town that it spoke by half of its name.
        bearers = (_byFirst.GetValueOrDefault(name) ?? []).FindAll(
            b => mention.Given != Gender.Unknown || b.IsSurelyPerson || Namesakes.MayBeCalledByFirst(b, mention));
        if (bearers.Exists(b => b.Kind == SpeakerKind.Person))
        {
            bearers.RemoveAll(b => b.Kind != SpeakerKind.Person);
        }

        return bearers switch
        {
            [] => (null, ResolutionRule.Alone),
            [var only] => (only, ResolutionRule.Forename),
            _ => (Namesakes.LastNamed(bearers, mention), ResolutionRule.SharedSurname),
        };
    }

    /// <summary>
    /// Finds the bearer of a name; of several who may be meant, the one who is named most. It weighs people for
    /// pronouns, and names nobody.
    /// </summary>
    public KnownSpeaker? Likeliest(NameMention mention)
    {
        var (speaker, rule) = Find(mention);
        if (speaker is not null || rule != ResolutionRule.SharedSurname)
        {
            return speaker;
        }

        var bearers = _byLast.GetValueOrDefault(Key(mention.Last)) ?? [];
        return bearers.FindAll(s => Namesakes.Fits(s, mention)).MaxBy(s => s.Mentions);
    }

    /// <param name="last">The last word of the mention, which tells <c>Democrats</c> from a surname.</param>
    public Resolution Resolve(NameMention name, Token last = default)
    {
        var (speaker, rule) = Find(name);
        var isPlural = name.Words.Length == 1 && last.Is(WordClass.Plural);
        if (speaker is null && rule == ResolutionRule.SharedSurname)
        {
            // Of several who may be meant, none is more likely than another.
            return Resolution.Unresolved;
        }

        return isPlural || (speaker is null && _lone.MayBePeople(name, last.Class))
            ? Resolution.Unnamed
            : new([speaker ?? Add(name)], rule, SourceType.Named);
    }

    /// <summary>Adds somebody to whom the article gives nothing but this name.</summary>
    public KnownSpeaker Add(NameMention mention)
    {
        var speaker = new KnownSpeaker(mention.Words, KindOf(mention));
        speaker.Add(mention);
        Index(speaker);
        return speaker;
    }

    private SpeakerKind KindOf(NameMention mention) =>
        mention.Kind is null or SpeakerKind.Person ? _lone.KindOf(mention) : mention.Kind.Value;

    private void AddFull(NameMention mention)
    {
        var known = Full(mention);
        if (known is null)
        {
            Add(mention);
        }
        else
        {
            known.Add(mention);
        }
    }

    private KnownSpeaker? Full(NameMention mention)
    {
        if (_byName.TryGetValue(Key(mention.Text), out var same))
        {
            return same;
        }

        var last = mention.Words.Length > 1 && KnownSpeaker.IsSuffix(mention.Last) ? mention.Words[^2] : mention.Last;
        KnownSpeaker? namesake = null;
        var namesakes = 0;
        foreach (var speaker in _byLast.GetValueOrDefault(Key(last)) ?? [])
        {
            if (EndsWith(speaker.Words, mention.Words)
                || (speaker.Words.Length > 1 && EndsWith(mention.Words, speaker.Words)))
            {
                return speaker;
            }

            if (speaker is { Kind: SpeakerKind.Person, Words.Length: > 1 }
                && mention is { Kind: SpeakerKind.Person, Words.Length: > 1 }
                && Namesakes.ShareForename(speaker.First, mention.Words[0]))
            {
                var isSame = speaker.First.Equals(mention.Words[0], StringComparison.OrdinalIgnoreCase);
                namesakes = isSame ? 1 : namesakes + 1;
                namesake = speaker;
                if (isSame)
                {
                    break;
                }
            }
        }

        if (namesakes == 1)
        {
            return namesake;
        }

        return mention.Kind == SpeakerKind.Organisation && mention.Words.Length == 1
            ? _byInitials.GetValueOrDefault(mention.Words[0])
            : null;
    }

    /// <summary>
    /// Whether one name ends another: <c>de Blasio</c> ends <c>Bill de Blasio</c>, <c>Security Council</c> ends
    /// <c>United Nations Security Council</c>.
    /// </summary>
    private static bool EndsWith(string[] name, string[] end) =>
        name.Length > end.Length
            && name.AsSpan(name.Length - end.Length).SequenceEqual(end, StringComparer.OrdinalIgnoreCase);

    private void Index(KnownSpeaker speaker)
    {
        _byName[Key(string.Join(' ', speaker.Words))] = speaker;
        AddBearer(_byLast, Key(speaker.Last), speaker);
        if (_twoSurnames && speaker is { Kind: SpeakerKind.Person, Words.Length: > 2 })
        {
            AddBearer(_byLast, Key(speaker.Words[^2]), speaker);
        }

        if (speaker.Words.Length > 1)
        {
            AddBearer(_byFirst, Key(speaker.First), speaker);
        }

        if (speaker.Kind == SpeakerKind.Organisation && speaker.Words.Length >= 3)
        {
            // IMF, for an International Monetary Fund that the article also spells out.
            _byInitials.TryAdd(string.Concat(speaker.Words.Where(w => char.IsUpper(w[0])).Select(w => w[0])), speaker);
        }
    }

    private static void AddBearer(Dictionary<string, List<KnownSpeaker>> index, string name, KnownSpeaker speaker)
    {
        var bearers = ListIn(index, name);
        if (bearers.Count < MostBearers)
        {
            bearers.Add(speaker);
        }
    }

    /// <summary>Returns one form for <c>O’Moss</c> and <c>O'Moss</c>.</summary>
    private static string Key(string name) => name.Replace('’', '\'');

    private static List<KnownSpeaker> ListIn(Dictionary<string, List<KnownSpeaker>> index, string key)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        return list;
    }
}
