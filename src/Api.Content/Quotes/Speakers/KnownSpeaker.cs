using Api.Content.Language;
using Api.Content.Language.English;

namespace Api.Content.Quotes.Speakers;

/// <summary>Somebody or something with a name in the article, gathered from all occurrences of the name.</summary>
internal sealed class KnownSpeaker(string[] words, SpeakerKind kind)
{
    private ParsedSpeaker? _parsed;

    public string[] Words { get; private set; } = words;

    public SpeakerKind Kind { get; } = kind;

    public Gender Gender
    {
        get
        {
            if (field != Gender.Unknown || Kind != SpeakerKind.Person)
            {
                return field;
            }

            return _hints > 0 ? Gender.Male : _hints < 0 ? Gender.Female : Gender.Unknown;
        }
        private set;
    }

    /// <summary>The number of times that the article has the full name.</summary>
    public int Count { get; private set; }

    /// <summary>The number of times that the article has any form of the name.</summary>
    public int Mentions { get; private set; }

    public HashSet<string> Roles { get; } = [];

    private readonly SortedDictionary<string, int> _forms = new(StringComparer.Ordinal);

    /// <summary>Whether more than a capital shows that this is a person.</summary>
    public bool IsSurelyPerson =>
        Kind == SpeakerKind.Person && (HasSex || Roles.Count > 0 || HasSpoken);

    /// <summary>
    /// Whether a forename, a title or several pronouns tell the sex; one right after a name may be somebody else's.
    /// </summary>
    private bool HasSex => Gender != Gender.Unknown && (_hints == 0 || Math.Abs(_hints) > 1 || Words.Length > 1);

    /// <summary>Whether a quotation was attributed to the name.</summary>
    public bool HasSpoken { get; set; }

    /// <summary>Notes that a pronoun surely stood for the speaker, so that the other one never will.</summary>
    public void Learn(Gender gender) => Gender = Gender == Gender.Unknown ? gender : Gender;

    /// <summary>The places of the full name, in reading order.</summary>
    private readonly List<(int Paragraph, int Start)> _places = [];

    /// <summary>
    /// Whether the article introduces the person as somebody's relative: <c>his wife, Ann Lee</c>. Whom it calls by the
    /// surname before is somebody else.
    /// </summary>
    public bool IsRelative { get; private set; }

    /// <summary>Whether the full name comes only after a place.</summary>
    public bool IsNamedAfter(int paragraph, int start) =>
        _places.Count > 0 && _places[0].CompareTo((paragraph, start)) > 0;

    /// <summary>
    /// Whether the name starts with a forename, so that <c>Mighty Ann Lee</c> is not a fuller form of it.
    /// </summary>
    private bool _given;

    /// <summary>Returns the last place of the full name up to this one; null if none is before.</summary>
    public (int Paragraph, int Start)? NamedBefore(int paragraph, int start)
    {
        var index = _places.BinarySearch((paragraph, start));
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? null : _places[index];
    }

    /// <summary>
    /// Notes a pronoun right after the name: if these agree, they tell the sex of somebody about whom nothing else
    /// does.
    /// </summary>
    public void Hint(Gender gender) => _hints += gender == Gender.Male ? 1 : -1;

    private int _hints;

    public string First => Words[0];

    public string Last => IsSuffix(Words[^1]) && Words.Length > 1 ? Words[^2] : Words[^1];

    public void Add(NameMention mention)
    {
        Count++;
        Mentions++;
        var place = (mention.Paragraph, mention.Start);
        IsRelative |= Count == 1 && EnglishRoles.Kin.Overlaps(mention.Role);
        if (_places.Count == 0 || _places[^1].CompareTo(place) < 0)
        {
            _places.Add(place);
        }

        _forms[mention.Text] = _forms.GetValueOrDefault(mention.Text) + 1;
        Roles.UnionWith(mention.Role);
        Gender = Gender == Gender.Unknown ? mention.Gender : Gender;
        var given = mention.Given != Gender.Unknown;
        // Length decides last: a form in a quotation may be a nickname, and Mighty Ann Lee is longer than Ann Lee.
        var better = mention.Quoted ? Count == 1 : given != _given ? given : mention.Words.Length > Words.Length;
        // Labels and headlines in capitals are no form of a name.
        var (isLoud, wasLoud) = (IsLoud(mention.Words), IsLoud(Words));
        if (isLoud != wasLoud && Kind == SpeakerKind.Person && mention.Words.Length == Words.Length)
        {
            Words = isLoud ? Words : mention.Words;
        }
        else if (better
            || (mention.Words.Length == Words.Length
                && _forms[mention.Text] > _forms.GetValueOrDefault(string.Join(' ', Words))))
        {
            Words = mention.Words;
            _given = given;
        }
    }

    private static bool IsLoud(string[] words) => words.Length > 1 && !words.Any(word => word.Any(char.IsLower));

    /// <summary>Notes a short form of the name: <c>Doe</c> for Jane Doe.</summary>
    public void AddShort(NameMention mention)
    {
        Mentions++;
        _forms.TryAdd(mention.Text, 0);
        Roles.UnionWith(mention.Role);
        Gender = Gender == Gender.Unknown ? mention.Gender : Gender;
    }

    /// <summary>The speaker that the article's quotes share: one instance.</summary>
    public ParsedSpeaker Parsed
    {
        get
        {
            if (_parsed is null)
            {
                var name = string.Join(' ', Words);
                _parsed = new(name, Kind, _forms.Keys.Where(f => f != name).ToList());
            }

            return _parsed;
        }
    }

    public static bool IsSuffix(string word) => EnglishNames.Suffixes.Contains(word);
}
