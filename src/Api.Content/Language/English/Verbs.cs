namespace Api.Content.Language.English;

/// <summary>English verbs by their forms.</summary>
internal static class EnglishVerbs
{
    /// <summary>Common verbs that report nothing; they tell a clause's subject from its objects.</summary>
    private const string Verbs = """
        make/makes/made/making, take/takes/took/taking/taken, come/comes/came/coming, give/gives/gave/giving/given,
        keep/keeps/kept/keeping, leave/leaves/left/leaving, meet/meets/met/meeting, run/runs/ran/running,
        stand/stands/stood/standing, bring/brings/brought/bringing, build/builds/built/building, buy/buys/bought/buying,
        catch/catches/caught/catching, choose/chooses/chose/choosing/chosen, draw/draws/drew/drawing/drawn,
        drive/drives/drove/driving/driven, fall/falls/fell/falling/fallen, fight/fights/fought/fighting,
        grow/grows/grew/growing/grown, hit/hits/hit/hitting, lose/loses/lost/losing, pay/pays/paid/paying,
        rise/rises/rose/rising/risen, sit/sits/sat/sitting, send/sends/sent/sending, set/sets/set/setting,
        spend/spends/spent/spending, strike/strikes/struck/striking, throw/throws/threw/throwing/thrown,
        win/wins/won/winning, wear/wears/wore/wearing, become/becomes/became/becoming,
        break/breaks/broke/breaking/broken, deal/deals/dealt/dealing, eat/eats/ate/eating, fly/flies/flew/flying,
        forget/forgets/forgot/forgetting, hang/hangs/hung/hanging, hide/hides/hid/hiding, let/lets/let/letting,
        seek/seeks/sought/seeking, sell/sells/sold/selling, stick/sticks/stuck/sticking, steal/steals/stole/stealing,
        wake/wakes/woke/waking, withdraw/withdraws/withdrew, undergo, overcome/overcomes/overcame, need, seem, look,
        help, work, live, move, play, serve, appear, try, like, love, hate, plan+, provide, remain, wait, follow, stop+,
        pass, reach, receive, raise, force, face, join, visit, travel, carry, apply, cause, change, create, cover,
        drop+, end, enter, fail, happen, win/wins/won, increase, intend, involve, mark, pick, pull, push, produce,
        prove, refer, represent, save, share, stay, study, suffer, tend, touch, vote, walk, watch, cut/cuts/cut/cutting,
        back, aim, focus, act, belong, care, check, choose, claim, collect, contain, count, deserve, enjoy, exist, hire,
        improve, lack, launch, lie/lies/lied/lying, manage, miss, own, perform, prefer+, prepare, present, prevent,
        protect, reduce, remove, replace, seize, stem, step+, survive, trail, trust, undermine, echo, fuel,
        sweep/sweeps/swept, dominate, draw, earn, emerge, gain, gather, attend, appear, host, enjoy, embrace, adopt,
        drop+, abandon, sue, kill, arrest, jail
        """;

    public static void AddTo(Dictionary<string, WordClass> words) => Add(words, Verbs, WordClass.Verb);

    /// <summary>Adds verbs in all their forms.</summary>
    /// <param name="list">
    /// Between commas: a lemma alone is inflected regularly (<c>+</c> doubles its last letter); others read
    /// <c>base/third/past/gerund/participle</c>.
    /// </param>
    public static void Add(Dictionary<string, WordClass> words, string list, WordClass what)
    {
        foreach (var entry in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var forms = entry.Contains('/') ? entry.Split('/') : Inflect(entry);
            WordLists.Add(words, forms[0], what | WordClass.Base);
            WordLists.Add(words, forms[1], what | WordClass.Third);
            WordLists.Add(words, forms[2], what | WordClass.Past);
            if (forms.Length > 3)
            {
                WordLists.Add(words, forms[3], what | WordClass.Participle);
            }

            if (forms.Length > 4)
            {
                WordLists.Add(words, forms[4], what | WordClass.Past);
            }
        }
    }

    private static string[] Inflect(string lemma)
    {
        var doubled = lemma.EndsWith('+');
        var verb = lemma.TrimEnd('+');
        var stem = doubled ? verb + verb[^1] : verb;
        var vowelBefore = verb.Length > 1 && "aeiou".Contains(verb[^2]);
        if (verb.EndsWith('y') && !vowelBefore)
        {
            return [verb, verb[..^1] + "ies", verb[..^1] + "ied", verb + "ing"];
        }

        var third = TakesEs(verb) ? verb + "es" : verb + "s";
        return verb switch
        {
            [.., 'e', 'e'] => [verb, third, verb + "d", verb + "ing"],
            [.., 'e'] => [verb, third, verb + "d", verb[..^1] + "ing"],
            _ => [verb, third, stem + "ed", stem + "ing"],
        };
    }

    /// <summary>Whether the third person ends in <c>es</c>: <c>passes</c>, <c>watches</c>, <c>goes</c>.</summary>
    private static bool TakesEs(string verb) => verb is [.., 's' or 'x' or 'o'] or [.., 'c' or 's', 'h'];
}
