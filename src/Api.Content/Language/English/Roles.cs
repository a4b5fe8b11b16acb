using System.Collections.Frozen;

namespace Api.Content.Language.English;

/// <summary>
/// Brings the words of a role to one form, so that <c>Sen.</c> and <c>the senator</c>, <c>(D-Vt.)</c> and <c>the
/// Vermont Democrat</c> meet.
/// </summary>
internal static class EnglishRoles
{
    public const string Vice = "vice";
    public const string Former = "former";

    /// <summary>Roles of people whom articles leave unnamed.</summary>
    public static readonly WordSet Nameless = new("""
        narrator announcer moderator spokesman official source witness woman man person reporter voter resident
        student aide friend crowd host user supporter protester player caller
        """);

    /// <summary>Relatives: who is introduced as one is not who was named by the surname before.</summary>
    public static readonly FrozenSet<string> Kin = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            "son", "daughter", "wife", "husband", "brother", "sister", "mother", "father", "niece", "nephew", "aunt",
            "uncle", "cousin", "widow", "widower", "grandson", "granddaughter", "grandfather", "grandmother", "fiancé",
            "fiancée", "stepson", "stepdaughter", "ex-wife", "ex-husband", "half-brother", "half-sister", "twin",
        ]);

    public static readonly FrozenSet<string> Parties = FrozenSet.Create(
        StringComparer.Ordinal,
        ["democratic", "republican", "independent", "libertarian", "conservative", "labour"]);

    /// <summary>Short and full form, or a word and the commoner one for the same.</summary>
    private const string Pairs = """
        gov governor gen general pres president atty attorney lawyer attorney lawyers attorney nominee candidate
        hopeful candidate contender candidate frontrunner candidate front-runner candidate billionaire businessman
        mogul businessman tycoon businessman magnate businessman developer businessman businesswoman businessman
        entrepreneur businessman chairwoman chairman chairperson chairman chair chairman spokeswoman spokesman
        spokesperson spokesman dr doctor gop republican republicans republican vice-presidential vicepresidential
        ala alabama al alabama ariz arizona az arizona ark arkansas ar arkansas calif california ca california
        colo colorado co colorado conn connecticut ct connecticut del delaware de delaware fla florida fl florida
        ga georgia ill illinois il illinois ind indiana in indiana ia iowa kan kansas ks kansas ky kentucky la louisiana
        md maryland mass massachusetts ma massachusetts mich michigan mi michigan minn minnesota mn minnesota
        miss mississippi ms mississippi mo missouri mont montana mt montana neb nebraska ne nebraska nev nevada
        nv nevada okla oklahoma ok oklahoma ore oregon or oregon pa pennsylvania tenn tennessee tn tennessee tex texas
        tx texas vt vermont va virginia wash washington wa washington wis wisconsin wi wisconsin wyo wyoming wy wyoming
        """;

    private static readonly FrozenDictionary<string, string> Common = Read(Pairs);

    public static IEnumerable<string> Of(string word)
    {
        var small = word.TrimEnd('.').ToLowerInvariant();
        return small switch
        {
            "sen" or "senator" => ["senator", "lawmaker"],
            "rep" or "representative" or "congressman" or "congresswoman" => ["representative", "lawmaker"],
            "democrat" or "democrats" or "democratic" => ["democratic"],
            "then" or "ex" or "onetime" or "former" => [Former],
            "u.s" or "current" or "longtime" => [],
            _ => [Common.GetValueOrDefault(small, small)],
        };
    }

    /// <summary>Returns the party and state of <c>D-Vt.</c>; nothing for other words.</summary>
    public static IEnumerable<string> OfParty(string word)
    {
        if (word.Length < 4
            || word[1] is not ('-' or '–')
            || word[0] is not ('D' or 'R' or 'I')
            || !char.IsUpper(word[2]))
        {
            return [];
        }

        var state = word[2..].Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
        return [
            word[0] switch { 'D' => "democratic", 'R' => "republican", _ => "independent" },
            Common.GetValueOrDefault(state, state),
        ];
    }

    private static FrozenDictionary<string, string> Read(string pairs)
    {
        var words = pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[2 * i], i => words[(2 * i) + 1]);
    }
}
