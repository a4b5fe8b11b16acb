namespace Api.Content.Language.English;

/// <summary>Determiners and pronouns.</summary>
internal static class EnglishPronouns
{
    public const string I = "I";

    /// <summary>Before a noun: whose it is.</summary>
    public static readonly WordSet Owners = new("his her its");

    private static readonly WordSet Speaking = new("I we We WE wE");

    private static readonly WordSet Addressed = new("you", anyCase: true);

    private static readonly WordSet Persons = new("he He she She they They");

    private static readonly WordSet TakingPart = new("I we We you You");

    private static readonly WordSet Things = new("it It");

    private static readonly WordSet Indefinite = new(
        "anything something nothing everything whatever whoever everywhere nowhere somewhere anywhere",
        anyCase: true);

    private static readonly WordSet OneOfSeveral = new("one another someone somebody", anyCase: true);

    /// <summary>Whether a word is <c>anything</c> or the like.</summary>
    public static bool IsIndefinite(ReadOnlySpan<char> word) => Indefinite.Contains(word);

    /// <summary>Whether a word is for somebody of several: <c>one</c>, <c>another trader</c>.</summary>
    public static bool IsOneOfSeveral(ReadOnlySpan<char> word) => OneOfSeveral.Contains(word);

    /// <summary>Whether a pronoun is <c>I</c> or <c>we</c>.</summary>
    public static bool IsSpeaking(ReadOnlySpan<char> pronoun) => Speaking.Contains(pronoun);

    /// <summary>Whether a pronoun is <c>you</c>.</summary>
    public static bool IsAddressed(ReadOnlySpan<char> pronoun) => Addressed.Contains(pronoun);

    /// <summary>Whether it is <c>he</c>, <c>she</c> or <c>they</c>, and not in capitals.</summary>
    public static bool IsPerson(ReadOnlySpan<char> pronoun) => Persons.Contains(pronoun);

    /// <summary>Whether it is <c>I</c>, <c>we</c> or <c>you</c>, and not in capitals.</summary>
    public static bool TakesPart(ReadOnlySpan<char> pronoun) => TakingPart.Contains(pronoun);

    /// <summary>Whether it is <c>it</c>, and not in capitals.</summary>
    public static bool IsThing(ReadOnlySpan<char> pronoun) => Things.Contains(pronoun);

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        WordLists.Add(
            words,
            "a an the this these those his her their its my our your some many several both all each every any no "
                + "another such most few more other either neither one",
            WordClass.Determiner);
        WordLists.Add(words, "his her their its my our your", WordClass.Possessor);
        WordLists.Add(
            words,
            "this these those some many several both each all any another most few either neither",
            WordClass.Pronoun);
        WordLists.Add(
            words,
            "he she they it i we you one everyone everybody someone somebody nobody anyone anybody others many none",
            WordClass.Pronoun);
        WordLists.Add(words, "him them me us her himself herself themselves itself", WordClass.ObjectPronoun);
        WordLists.Add(words, "it", WordClass.Impersonal);
        WordLists.Add(words, "who which whom whose", WordClass.Relative);
        WordLists.Add(words, "the a an", WordClass.Article);
        WordLists.Add(words, "the", WordClass.Definite);
        WordLists.Add(words, "they", WordClass.Several);
        WordLists.Add(words, "he him his", WordClass.Masculine);
        WordLists.Add(words, "she her", WordClass.Feminine);
    }
}
