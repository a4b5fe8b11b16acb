namespace Api.Content.Language.English;

/// <summary>Determiners and pronouns.</summary>
internal static class EnglishPronouns
{
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
