namespace Api.Content.Language.Spanish;

/// <summary>
/// Spanish: its function words, verbs of speech, titles, roles and forenames, and what sets its clauses apart from
/// English ones. Reported clauses without marks are not looked for.
/// </summary>
internal static class SpanishWords
{
    public static Lexicon Read() => new(All())
    {
        Adverbs = ["mente"],
        Pasts = ["ó", "aron", "ieron", "jeron", "yeron", "aba", "aban"],
        Gerunds = ["ando", "iendo", "yendo"],
        Passives = ["ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"],
        Things = SpanishThings.Words,
        Peoples = "",
        HasSurePast = true,
        DropsSubjects = true,
        LeadsWithNouns = true,
        SetsCommasOutside = true,
        HasTwoSurnames = true,
    };

    private const string Prepositions =
        "a al ante bajo con contra de del desde durante en entre excepto hacia hasta mediante para por salvo sin "
            + "sobre tras versus vía según";

    private const string Adverbs = """
        no sí ya también tampoco además después luego entonces ahora antes hoy ayer anoche aún todavía siempre nunca
        jamás casi muy más menos tan tanto así bien mal aquí ahí allí allá aparte asimismo incluso quizá quizás acaso
        solo sólo apenas pronto temprano finalmente inmediatamente actualmente encima fuera dentro mismo misma mismos
        mismas cerca lejos arriba abajo adelante atrás recién mejor peor
        """;

    private static Dictionary<string, WordClass> All()
    {
        var words = new Dictionary<string, WordClass>(StringComparer.OrdinalIgnoreCase);
        void Add(string list, WordClass what) => WordLists.Add(words, list, what);
        Add(Prepositions, WordClass.Preposition);
        Add("de del", WordClass.Of);
        Add("por", WordClass.By);
        Add("en por durante mediante vía", WordClass.Through);
        Add("según", WordClass.Per);
        Add("como", WordClass.As | WordClass.Subordinator | WordClass.Preposition);
        Add("que", WordClass.That | WordClass.Subordinator);
        Add(
            "si porque cuando aunque donde cómo qué cuándo dónde mientras pues conforme apenas",
            WordClass.Subordinator);
        Add("y e o u ni pero sino", WordClass.Conjunction);
        Add(
            "ha han he hemos había habían hubo habrá habrán habría habrían haya hayan puede pueden podía podían "
                + "podría podrían pudo debe deben debía debería deberían quiere quieren quería quiso suele suelen "
                + "solía solían va van iba iban",
            WordClass.Auxiliary);
        Add(
            "es son era eran fue fueron sea sean sido siendo será serán sería serían está están estaba estaban estuvo "
                + "estará",
            WordClass.Auxiliary | WordClass.Be);
        Add(Adverbs, WordClass.Adverb);
        SpanishVerbs.AddTo(words);
        SpanishVerbs.Add(words, SpanishCues.Other, WordClass.Verb | WordClass.Cue);
        SpanishVerbs.Add(words, SpanishCues.Speech, WordClass.Verb | WordClass.Cue | WordClass.Speech);
        Add(SpanishCues.Nouns, WordClass.Ambiguous);
        SpanishPronouns.AddTo(words);
        SpanishTitles.AddTo(words);
        SpanishDocuments.AddTo(words);
        SpanishNames.AddTo(words);
        return words;
    }
}
