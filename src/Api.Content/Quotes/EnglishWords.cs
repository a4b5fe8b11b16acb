namespace Api.Content.Quotes;

/// <summary>
/// The English lexicon, composed of its lists: function words here, verbs of speech and the words of names in files of
/// their own.
/// </summary>
internal static class EnglishWords
{
    private const string Auxiliaries = """
        have has had having do does did will would could should can may might must shall cannot ain't won't don't doesn't didn't wouldn't couldn't
        shouldn't can't haven't hasn't hadn't mustn't needn't 'll 've 'd
        """;

    private const string Be = "is was are were be been being am isn't wasn't aren't weren't get gets got gotten";

    private const string Prepositions = """
        of in on at by for with from about against between into through during under over among toward towards upon without within
        across behind beyond near despite amid beside besides via per off onto along around like unlike above below inside outside versus regarding
        concerning alongside throughout aboard atop following including except plus according
        """;

    private const string Adverbs = """
        also then later still just even again now ever never not once twice too only first second third recently already yet soon often always sometimes
        instead meanwhile however therefore thus indeed perhaps maybe earlier ago away back here there out up down further moreover afterward afterwards
        almost far quite rather really very so today tonight tomorrow yesterday aloud else anyway together forward ahead finally
        simply merely initially immediately reportedly repeatedly famously allegedly apparently n't
        """;

    /// <summary>Common verbs that report nothing; they tell a clause's subject from its objects.</summary>
    private const string Verbs = """
        make/makes/made/making, take/takes/took/taking/taken, come/comes/came/coming, give/gives/gave/giving/given, keep/keeps/kept/keeping,
        leave/leaves/left/leaving, meet/meets/met/meeting, run/runs/ran/running, stand/stands/stood/standing, bring/brings/brought/bringing,
        build/builds/built/building, buy/buys/bought/buying, catch/catches/caught/catching, choose/chooses/chose/choosing/chosen, draw/draws/drew/drawing/drawn,
        drive/drives/drove/driving/driven, fall/falls/fell/falling/fallen, fight/fights/fought/fighting, grow/grows/grew/growing/grown, hit/hits/hit/hitting,
        lose/loses/lost/losing, pay/pays/paid/paying, rise/rises/rose/rising/risen, sit/sits/sat/sitting, send/sends/sent/sending, set/sets/set/setting,
        spend/spends/spent/spending, strike/strikes/struck/striking, throw/throws/threw/throwing/thrown, win/wins/won/winning, wear/wears/wore/wearing,
        become/becomes/became/becoming, break/breaks/broke/breaking/broken, deal/deals/dealt/dealing, eat/eats/ate/eating, fly/flies/flew/flying, 
        forget/forgets/forgot/forgetting, hang/hangs/hung/hanging, hide/hides/hid/hiding, let/lets/let/letting, seek/seeks/sought/seeking, sell/sells/sold/selling,
        stick/sticks/stuck/sticking, steal/steals/stole/stealing, wake/wakes/woke/waking, withdraw/withdraws/withdrew, undergo, overcome/overcomes/overcame,
        need, seem, look, help, work, live, move, play, serve, appear, try, like, love, hate, plan+, provide, remain, wait, follow, stop+, pass,
        reach, receive, raise, force, face, join, visit, travel, carry, apply, cause, change, create, cover, drop+, end, enter, fail, happen, win/wins/won,
        increase, intend, involve, mark, pick, pull, push, produce, prove, refer, represent, save, share, stay, study, suffer, tend, touch, vote, walk, watch,
        cut/cuts/cut/cutting, back, aim, focus, act, belong, care, check, choose, claim, collect, contain, count, deserve, enjoy, exist, hire, improve, lack,
        launch, lie/lies/lied/lying, manage, miss, own, perform, prefer+, prepare, present, prevent, protect, reduce, remove, replace, seize, stem, step+, survive, trail, trust, undermine,
        echo, fuel, sweep/sweeps/swept, dominate, draw, earn, emerge, gain, gather, attend, appear, host, enjoy, embrace, adopt, drop+, abandon, sue, kill, arrest, jail
        """;

    public static Lexicon Read() => new(All())
    {
        Adverbs = ["ly"],
        Pasts = ["ed"],
        Gerunds = ["ing"],
        Things = EnglishThings.Words,
        Peoples = EnglishThings.Peoples,
        KnowsRoles = true,
    };

    private static Dictionary<string, WordClass> All()
    {
        var words = new Dictionary<string, WordClass>(StringComparer.OrdinalIgnoreCase);
        Add(
            words,
            "a an the this these those his her their its my our your some many several both all each every any no "
                + "another such most few more other either neither one",
            WordClass.Determiner);
        Add(words, "his her their its my our your", WordClass.Possessor);
        Add(
            words,
            "this these those some many several both each all any another most few either neither",
            WordClass.Pronoun);
        Add(
            words,
            "he she they it i we you one everyone everybody someone somebody nobody anyone anybody others many none",
            WordClass.Pronoun);
        Add(words, "him them me us her himself herself themselves itself", WordClass.ObjectPronoun);
        Add(words, "it", WordClass.Impersonal);
        Add(words, Prepositions, WordClass.Preposition);
        Add(
            words,
            "as after before since until because though although while when whenever once unless whereas wherever "
                + "than till",
            WordClass.Subordinator | WordClass.Preposition);
        Add(words, "that if whether what how why where whatever", WordClass.Subordinator);
        Add(words, "who which whom whose", WordClass.Relative);
        Add(words, "and or but nor &", WordClass.Conjunction);
        Add(words, Auxiliaries, WordClass.Auxiliary);
        Add(words, Be, WordClass.Auxiliary | WordClass.Be);
        Add(words, Adverbs, WordClass.Adverb);
        Add(words, "to", WordClass.To | WordClass.Preposition);
        AddVerbs(words, Verbs, WordClass.Verb);
        AddVerbs(words, EnglishCues.Other, WordClass.Verb | WordClass.Cue);
        AddVerbs(words, EnglishCues.Speech, WordClass.Verb | WordClass.Cue | WordClass.Speech | WordClass.Reporting);
        Add(words, EnglishReports.Forms, WordClass.Reporting);
        Add(words, "according", WordClass.Reporting);
        Add(words, EnglishCues.Nouns, WordClass.Ambiguous);
        Add(
            words,
            string.Join(
                ' ',
                EnglishCues.Nouns.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(n => n + "s")),
            WordClass.Ambiguous);
        Add(
            words,
            "told tell tells telling assured assures reminded informed asked asks asking urged advised",
            WordClass.Addressing);
        Add(
            words,
            "Twitter Facebook Instagram YouTube TV television radio interview statement email e-mail speech tweet "
                + "post letter memo conference briefing debate rally podcast show blog column op-ed video message "
                + "call telephone phone testimony broadcast newsletter press-release release",
            WordClass.Medium);
        Add(
            words,
            "spokesman spokeswoman spokesperson spokesmen lawyer attorney lawyers representative agent publicist",
            WordClass.Proxy);
        Add(
            words,
            "book books novel novels memoir memoirs autobiography biography film films movie movies documentary "
                + "documentaries show shows series sitcom drama comedy thriller episode episodes special program "
                + "programme programs broadcast podcast podcasts album albums single song songs anthem ballad tune "
                + "hymn track musical opera play plays game games poem poems painting exhibition exhibit magazine "
                + "newsletter column cartoon sketch skit parody trilogy bestseller",
            WordClass.Work);
        Add(
            words,
            "word words term terms phrase phrases nickname nicknames nicknamed moniker so-called titled entitled "
                + "acronym abbreviation",
            WordClass.Term);
        Add(words, "that", WordClass.That);
        Add(words, "of", WordClass.Of);
        Add(words, "by", WordClass.By);
        Add(words, "as", WordClass.As);
        Add(words, "for", WordClass.For);
        Add(words, "on in via during by through", WordClass.Through);
        Add(words, "according", WordClass.According);
        Add(words, "have has had", WordClass.Have);
        Add(words, "the", WordClass.Definite);
        Add(words, "the a an", WordClass.Article);
        Add(words, "they", WordClass.Several);
        Add(words, "he him his", WordClass.Masculine);
        Add(words, "she her", WordClass.Feminine);
        EnglishNames.AddTo(words);
        foreach (var (word, found) in words.Where(w => w.Key.Contains('\'')).ToList())
        {
            words[word.Replace('\'', '’')] = found;
        }

        return words;
    }

    internal static void Add(Dictionary<string, WordClass> words, string list, WordClass what)
    {
        foreach (var word in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            words[word] = words.GetValueOrDefault(word) | what;
        }
    }

    private static void AddVerbs(Dictionary<string, WordClass> words, string list, WordClass what)
    {
        foreach (var entry in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var forms = entry.Contains('/') ? entry.Split('/') : Inflect(entry);
            Add(words, forms[0], what | WordClass.Base);
            Add(words, forms[1], what | WordClass.Third);
            Add(words, forms[2], what | WordClass.Past);
            if (forms.Length > 3)
            {
                Add(words, forms[3], what | WordClass.Participle);
            }

            if (forms.Length > 4)
            {
                Add(words, forms[4], what | WordClass.Past);
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

        var third = verb.EndsWith('s')
            || verb.EndsWith('x')
            || verb.EndsWith("ch", StringComparison.Ordinal)
            || verb.EndsWith("sh", StringComparison.Ordinal)
            || verb.EndsWith('o')
            ? verb + "es"
            : verb + "s";
        return verb.EndsWith('e')
            ? [verb, third, verb + "d", (verb.EndsWith("ee", StringComparison.Ordinal) ? verb : verb[..^1]) + "ing"]
            : [verb, third, stem + "ed", stem + "ing"];
    }
}
