namespace Api.Content.Quotes;

/// <summary>Somebody or something with a name in the article, gathered from all the places where the name stands.</summary>
internal sealed class KnownSpeaker(string[] words, SpeakerKind kind)
{
    private ParsedSpeaker? _parsed;

    public string[] Words { get; private set; } = words;

    public SpeakerKind Kind { get; } = kind;

    public Gender Gender { get; private set; }

    /// <summary>How often the full name stands in the article.</summary>
    public int Count { get; private set; }

    public HashSet<string> Roles { get; } = [];

    private readonly SortedDictionary<string, int> _forms = new(StringComparer.Ordinal);

    /// <summary>Whether more than a capital says that this is a person.</summary>
    public bool IsSurelyPerson => Kind == SpeakerKind.Person && (Gender != Gender.Unknown || Roles.Count > 0 || HasSpoken);

    /// <summary>Whether a quotation was given to the name.</summary>
    public bool HasSpoken { get; set; }

    /// <summary>Notes that a pronoun surely stood for the speaker, so that the other one never will.</summary>
    public void Learn(Gender gender) => Gender = Gender == Gender.Unknown ? gender : Gender;

    public string First => Words[0];

    public string Last => IsSuffix(Words[^1]) && Words.Length > 1 ? Words[^2] : Words[^1];

    public void Add(NameMention mention)
    {
        Count++;
        _forms[mention.Text] = _forms.GetValueOrDefault(mention.Text) + 1;
        Roles.UnionWith(mention.Role);
        Gender = Gender == Gender.Unknown ? mention.Gender : Gender;
        if (mention.Words.Length > Words.Length || (mention.Words.Length == Words.Length && _forms[mention.Text] > _forms.GetValueOrDefault(string.Join(' ', Words))))
        {
            Words = mention.Words;
        }
    }

    /// <summary>Notes a short form of the name: <c>Doe</c> for Jane Doe.</summary>
    public void AddShort(NameMention mention)
    {
        _forms.TryAdd(mention.Text, 0);
        Roles.UnionWith(mention.Role);
        Gender = Gender == Gender.Unknown ? mention.Gender : Gender;
    }

    /// <summary>The speaker as the article's quotes share it: one instance.</summary>
    public ParsedSpeaker Parsed
    {
        get
        {
            var name = string.Join(' ', Words);
            return _parsed ??= new(name, Kind, _forms.Keys.Where(f => f != name).ToList());
        }
    }

    public static bool IsSuffix(string word) => word is "Jr." or "Jr" or "Sr." or "Sr" or "II" or "III" or "IV";
}
