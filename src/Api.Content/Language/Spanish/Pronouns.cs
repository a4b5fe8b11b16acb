namespace Api.Content.Language.Spanish;

/// <summary>Determiners and pronouns.</summary>
internal static class SpanishPronouns
{
    public static void AddTo(Dictionary<string, WordClass> words)
    {
        WordLists.Add(
            words,
            "el la los las un una unos unas lo este esta estos estas ese esa esos esas aquel aquella aquellos "
                + "aquellas su sus mi mis tu tus nuestro nuestra nuestros nuestras cada todo toda todos todas algún "
                + "alguna algunos algunas ningún ninguna otro otra otros otras mucho mucha muchos muchas varios "
                + "varias ambos ambas dos tres cuatro cinco seis siete ocho nueve diez",
            WordClass.Determiner);
        WordLists.Add(words, "el la los las", WordClass.Definite);
        WordLists.Add(words, "el la los las un una", WordClass.Article);
        WordLists.Add(words, "la lo los las se le les me te nos os", WordClass.Clitic);
        WordLists.Add(words, "su sus mi mis tu tus nuestro nuestra nuestros nuestras", WordClass.Possessor);
        WordLists.Add(
            words,
            "él ella ellos ellas usted ustedes yo nosotros nosotras tú esto eso aquello ello alguien nadie muchos "
                + "muchas varios varias algunos algunas otros otras todos todas ambos ambas",
            WordClass.Pronoun);
        WordLists.Add(words, "lo esto eso aquello ello", WordClass.Impersonal);
        WordLists.Add(words, "mí ti sí conmigo", WordClass.ObjectPronoun);
        WordLists.Add(words, "él", WordClass.Masculine);
        WordLists.Add(words, "ella", WordClass.Feminine);
        WordLists.Add(words, "ellos ellas", WordClass.Several);
        WordLists.Add(words, "quien quienes cuyo cuya cuyos cuyas cual cuales", WordClass.Relative);
    }
}
