namespace Api.Content.Quotes;

/// <summary>The names of an article, each person and organisation once, found again by full name, surname or forename.</summary>
internal sealed class KnownSpeakers
{
    private readonly Dictionary<string, List<KnownSpeaker>> _byLast = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<KnownSpeaker>> _byFirst = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KnownSpeaker> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, KnownSpeaker> _byInitials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownSpeaker>> _byRole = new(StringComparer.Ordinal);

    /// <summary>How many bearers of one surname are compared with each other; it keeps a list of a million Smiths linear.</summary>
    private const int MostBearers = 24;

    public KnownSpeakers(IReadOnlyList<NameMention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (mention.Words.Length > 1 || mention.Kind == SpeakerKind.Organisation)
            {
                AddFull(mention);
            }
        }

        foreach (var mention in mentions)
        {
            if (mention.Words.Length == 1 && mention.Kind != SpeakerKind.Organisation)
            {
                if (Find(mention).Speaker is { } known)
                {
                    known.AddShort(mention);
                }
                else if (mention.Kind == SpeakerKind.Person && mention.Paragraph >= 0)
                {
                    // "Mr. Moss" or "President Moss" and never a forename.
                    Add(mention);
                }
            }
        }
    }

    /// <summary>The one person whom the article gives all the words of a role.</summary>
    public KnownSpeaker? InRole(IReadOnlyList<string> role)
    {
        if (_byRole.Count == 0)
        {
            foreach (var speaker in _byName.Values.Where(s => s.Kind == SpeakerKind.Person))
            {
                foreach (var word in speaker.Roles)
                {
                    ListIn(_byRole, word).Add(speaker);
                }
            }
        }

        if (role.Count == 0 || !_byRole.TryGetValue(role[^1], out var holders) || holders.Count > MostBearers)
        {
            return null;
        }

        var fitting = holders.FindAll(h => role.All(h.Roles.Contains));
        return fitting.Count == 1 ? fitting[0] : null;
    }

    /// <summary>Who bears the name, and how sure that is; a name that stands only once, as a surname, is its own full form.</summary>
    public (KnownSpeaker? Speaker, ResolutionRule Rule) Find(NameMention mention)
    {
        if (mention.Words.Length > 1 || mention.Kind == SpeakerKind.Organisation)
        {
            return (Full(mention), ResolutionRule.FullName);
        }

        var name = mention.Words[0];
        var bearers = (_byLast.GetValueOrDefault(name) ?? []).Where(s => Fits(s, mention)).ToList();
        if (bearers.Count == 1)
        {
            return (bearers[0], ResolutionRule.Surname);
        }

        if (bearers.Count > 1)
        {
            var best = bearers.MaxBy(b => b.Count)!;
            return (best, bearers.TrueForAll(b => b == best || b.Count * 3 <= best.Count) ? ResolutionRule.Surname : ResolutionRule.SharedSurname);
        }

        bearers = _byFirst.GetValueOrDefault(name) ?? [];
        return bearers.Count > 0 ? (bearers.MaxBy(b => b.Count), bearers.Count == 1 ? ResolutionRule.Forename : ResolutionRule.SharedSurname) : (null, ResolutionRule.Alone);
    }

    /// <summary>Adds somebody of whom the article gives nothing but this name.</summary>
    public KnownSpeaker Add(NameMention mention)
    {
        var speaker = new KnownSpeaker(mention.Words, mention.Kind ?? SpeakerKind.Person);
        speaker.Add(mention);
        Index(speaker);
        return speaker;
    }

    private static bool Fits(KnownSpeaker speaker, NameMention mention) =>
        (speaker.Gender == Gender.Unknown || mention.Gender == Gender.Unknown || speaker.Gender == mention.Gender) && !(mention.Gender != Gender.Unknown && speaker.Kind == SpeakerKind.Organisation);

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
        if (_byName.TryGetValue(mention.Text, out var same))
        {
            return same;
        }

        var last = mention.Words.Length > 1 && KnownSpeaker.IsSuffix(mention.Last) ? mention.Words[^2] : mention.Last;
        foreach (var speaker in _byLast.GetValueOrDefault(last) ?? [])
        {
            if (EndsWith(speaker.Words, mention.Words) || (speaker.Words.Length > 1 && EndsWith(mention.Words, speaker.Words)))
            {
                return speaker;
            }

            if (speaker.Kind == SpeakerKind.Person && mention.Kind == SpeakerKind.Person && speaker.Words.Length > 1 && mention.Words.Length > 1 && SameForename(speaker.First, mention.Words[0]))
            {
                return speaker;
            }
        }

        return mention.Kind == SpeakerKind.Organisation && mention.Words.Length == 1 ? _byInitials.GetValueOrDefault(mention.Words[0]) : null;
    }

    /// <summary><c>de Blasio</c> is the end of <c>Bill de Blasio</c>, <c>Security Council</c> of <c>United Nations Security Council</c>.</summary>
    private static bool EndsWith(string[] name, string[] end) =>
        name.Length > end.Length && name.AsSpan(name.Length - end.Length).SequenceEqual(end, StringComparer.OrdinalIgnoreCase);

    private static bool SameForename(string a, string b) =>
        a.Equals(b, StringComparison.OrdinalIgnoreCase)
        || (a.Length >= 3 && b.Length >= 3 && (a.StartsWith(b, StringComparison.OrdinalIgnoreCase) || b.StartsWith(a, StringComparison.OrdinalIgnoreCase)));

    private void Index(KnownSpeaker speaker)
    {
        _byName[string.Join(' ', speaker.Words)] = speaker;
        var bearers = ListIn(_byLast, speaker.Last);
        if (bearers.Count < MostBearers)
        {
            bearers.Add(speaker);
        }

        if (speaker.Words.Length > 1)
        {
            ListIn(_byFirst, speaker.First).Add(speaker);
        }

        if (speaker.Kind == SpeakerKind.Organisation && speaker.Words.Length >= 3)
        {
            // IMF, for an International Monetary Fund that the article also spells out.
            _byInitials.TryAdd(string.Concat(speaker.Words.Where(w => char.IsUpper(w[0])).Select(w => w[0])), speaker);
        }
    }

    private static List<KnownSpeaker> ListIn(Dictionary<string, List<KnownSpeaker>> index, string key)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        return list;
    }
}
