namespace Api.Content.Language.English;

/// <summary>
/// The English lexicon, put together from its lists: function words here, verbs of speech and the words of names in
/// files of their own.
/// </summary>
internal static class EnglishWords
{
    /// <summary>Words whose first letters an apostrophe stands for: <c>’em</c>.</summary>
    public static readonly WordSet Elisions = new(
        "em til till tis twas twill cause cuz n bout round neath gainst nuff cept scuse ere cos",
        anyCase: true);

    /// <summary>Words that have a small letter even in a title, but for its first.</summary>
    public static readonly WordSet SmallInTitles = new(
        "of the and in on for to a an at by with or vs is it my from as",
        anyCase: true);

    /// <summary>Adverbs without an ending of their own that open a sentence, before a comma.</summary>
    public static readonly WordSet OpeningAdverbs = new(
        "Nevertheless Nonetheless Furthermore Moreover Besides Regardless Likewise Otherwise Overall");

    /// <summary>Verbs of an <c>it</c> that is nobody: <c>it seems</c>.</summary>
    public static readonly WordSet Impersonal = new(
        "seems seemed appears appeared takes took makes made looks looked depends depended remains remained becomes "
            + "became sounds sounded helps helped matters mattered costs cost");

    /// <summary>Join two names.</summary>
    public static readonly WordSet Ands = new("and &");

    private const string Auxiliaries = """
        have has had having do does did will would could should can may might must shall cannot ain't won't don't
        doesn't didn't wouldn't couldn't shouldn't can't haven't hasn't hadn't mustn't needn't 'll 've 'd
        """;

    private const string Be = "is was are were be been being am isn't wasn't aren't weren't get gets got gotten";

    private const string Prepositions = """
        of in on at by for with from about against between into through during under over among toward towards upon
        without within across behind beyond near despite amid beside besides via per off onto along around like unlike
        above below inside outside versus regarding concerning alongside throughout aboard atop following including
        except plus according
        """;

    private const string Adverbs = """
        also then later still just even again now ever never not once twice too only first second third recently already
        yet soon often always sometimes instead meanwhile however therefore thus indeed perhaps maybe earlier ago away
        back here there out up down further moreover afterward afterwards almost far quite rather really very so today
        tonight tomorrow yesterday aloud else anyway together forward ahead finally simply merely initially immediately
        reportedly repeatedly famously allegedly apparently n't
        """;

    public static Lexicon Read() => new(All())
    {
        Adverbs = ["ly"],
        Pasts = ["ed"],
        Gerunds = ["ing"],
        Things = EnglishThings.Words,
        Peoples = EnglishThings.Peoples,
        OfficeParts = "co ex vice sub under deputy then former elect designate in of general maj lt brig",
        KnowsRoles = true,
        JoinsNames = true,
    };

    private static Dictionary<string, WordClass> All()
    {
        var words = new Dictionary<string, WordClass>(StringComparer.OrdinalIgnoreCase);
        WordLists.Add(words, Prepositions, WordClass.Preposition);
        WordLists.Add(
            words,
            "as after before since until because though although while when whenever once unless whereas wherever "
                + "than till",
            WordClass.Subordinator | WordClass.Preposition);
        WordLists.Add(words, "that if whether what how why where whatever", WordClass.Subordinator);
        WordLists.Add(words, "and or but nor &", WordClass.Conjunction);
        WordLists.Add(words, Auxiliaries, WordClass.Auxiliary);
        WordLists.Add(words, Be, WordClass.Auxiliary | WordClass.Be);
        WordLists.Add(words, Adverbs, WordClass.Adverb);
        WordLists.Add(words, "to", WordClass.To | WordClass.Preposition);
        EnglishVerbs.AddTo(words);
        EnglishVerbs.Add(words, EnglishCues.Other, WordClass.Verb | WordClass.Cue);
        EnglishVerbs.Add(
            words,
            EnglishCues.Speech,
            WordClass.Verb | WordClass.Cue | WordClass.Speech | WordClass.Reporting);
        WordLists.Add(words, EnglishReports.Forms, WordClass.Reporting);
        WordLists.Add(words, "according", WordClass.Reporting);
        WordLists.Add(words, EnglishCues.Nouns, WordClass.Ambiguous);
        WordLists.Add(
            words,
            string.Join(
                ' ',
                EnglishCues.Nouns.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(n => n + "s")),
            WordClass.Ambiguous);
        WordLists.Add(
            words,
            "told tell tells telling assured assures reminded informed asked asks asking urged advised",
            WordClass.Addressing);
        WordLists.Add(words, "whether if how why what where who", WordClass.Question);
        WordLists.Add(words, "there", WordClass.Existential);
        WordLists.Add(words, "while although though", WordClass.Concession);
        WordLists.Add(words, "would will could may might should can must", WordClass.Modal);
        WordLists.Add(words, "that", WordClass.That);
        WordLists.Add(words, "and", WordClass.And);
        WordLists.Add(words, "of", WordClass.Of);
        WordLists.Add(words, "by", WordClass.By);
        WordLists.Add(words, "as", WordClass.As);
        WordLists.Add(words, "with", WordClass.With);
        WordLists.Add(words, "for", WordClass.For);
        WordLists.Add(words, "on in via during by through", WordClass.Through);
        WordLists.Add(words, "according", WordClass.According);
        WordLists.Add(words, "have has had", WordClass.Have);
        EnglishPronouns.AddTo(words);
        EnglishTitles.AddTo(words);
        EnglishDocuments.AddTo(words);
        EnglishNames.AddTo(words);
        foreach (var (word, found) in words.Where(w => w.Key.Contains('\'')).ToList())
        {
            words[word.Replace('\'', '’')] = found;
        }

        return words;
    }
}
