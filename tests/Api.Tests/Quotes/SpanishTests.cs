using Api.Content.Quotes;
using static Api.Tests.Quotes.ArticleText;

namespace Api.Tests.Quotes;

/// <summary>
/// Checks the speakers in Spanish texts: the orders of its clauses, subjects that verbs leave out, two surnames.
/// </summary>
public sealed class SpanishTests
{
    [Theory]
    [InlineData("“Abrimos a las nueve”, dijo Ana Ruiz.", "Ana Ruiz", "dijo")]
    [InlineData("«Abrimos a las nueve», aseguró la alcaldesa de Valdemora, Ana Ruiz.", "la alcaldesa de Valdemora, "
        + "Ana Ruiz", "aseguró")]
    [InlineData("“¿Por qué a las nueve?”, preguntó ayer Ana Ruiz.", "Ana Ruiz", "preguntó")]
    [InlineData("“Abrimos a las nueve”, explicó en rueda de prensa Ana Ruiz.", "Ana Ruiz", "explicó")]
    [InlineData("“Abrimos a las nueve”, ha dicho Ana Ruiz, directora del mercado.", "Ana Ruiz, directora del mercado", "ha dicho")]
    [InlineData("“Abrimos a las nueve”, Ana Ruiz dijo a los periodistas.", "Ana Ruiz", "dijo")]
    [InlineData("“Abrimos a las nueve”, afirma Ruiz.", "Ruiz", "afirma")]
    [InlineData("Ana Ruiz dijo: «Abrimos a las nueve».", "Ana Ruiz", "dijo")]
    [InlineData("La directora del mercado, Ana Ruiz, insistió: «Abrimos a las nueve».", "La directora del mercado, Ana Ruiz", "insistió")]
    [InlineData("Ana Ruiz dijo que el plan es “demasiado pequeño”.", "Ana Ruiz", "dijo")]
    [InlineData("Ana Ruiz, que dirige el mercado, advirtió de que “no hay sitio”.", "Ana Ruiz", "advirtió")]
    [InlineData("Ana Ruiz calificó el plan de “demasiado pequeño”.", "Ana Ruiz", "calificó")]
    [InlineData("Ana Ruiz lo calificó de “demasiado pequeño”.", "Ana Ruiz", "calificó")]
    [InlineData("Ana Ruiz se levantó y dijo que el plan era “demasiado pequeño”.", "Ana Ruiz", "dijo")]
    [InlineData("Según Ana Ruiz, el plan es “demasiado pequeño”.", "Ana Ruiz", "Según")]
    [InlineData("El plan es “demasiado pequeño”, según la directora del mercado.", "la directora del mercado", "según")]
    [InlineData("El plan es “demasiado pequeño”, según explicó Ana Ruiz.", "Ana Ruiz", "explicó")]
    [InlineData("Ana Ruiz: «Abrimos a las nueve».", "Ana Ruiz", ":")]
    [InlineData("«Abrimos a las nueve», respondieron fuentes municipales.", "fuentes municipales", "respondieron")]
    [InlineData("«Abrimos a las nueve», dijo una portavoz del mercado.", "una portavoz del mercado", "dijo")]
    public void The_mention_and_the_cue_are_given_as_written(string text, string mention, string cue)
    {
        var attribution = Assert.Single(ReadIn("es", text)).Attribution;

        Assert.Equal((mention, cue), (attribution.Mention?.Text, attribution.Cue?.Text));
    }

    [Theory]
    [InlineData("Ana Ruiz dirige el mercado. «Abrimos a las nueve», dijo Ruiz.", "Ana Ruiz")]
    [InlineData("Ana Ruiz Montero dirige el mercado. «Abrimos a las nueve», dijo Ruiz.", "Ana Ruiz Montero")]
    [InlineData("Ana Ruiz dirige el mercado. Ella añadió: «Abrimos a las nueve».", "Ana Ruiz")]
    [InlineData("Ana Ruiz visitó a Luis Paz en el mercado. «Abrimos a las nueve», dijo él.", "Luis Paz")]
    [InlineData("La alcaldesa, Ana Ruiz, llegó tarde. «Abrimos a las nueve», dijo.", "Ana Ruiz")]
    [InlineData("«Abrimos a las nueve», dijo Ana Ruiz. «Cerramos a las cinco», añadió.", "Ana Ruiz")]
    [InlineData("La alcaldesa, Ana Ruiz, llegó tarde. «Abrimos a las nueve», dijo la alcaldesa.", "Ana Ruiz")]
    [InlineData("«Abrimos a las nueve», dijo la Cofradía de Pescadores de Valdemora.", "Cofradía de Pescadores de "
        + "Valdemora")]
    [InlineData("«Abrimos a las nueve», dijeron Ana Ruiz y Luis Paz.", "Ana Ruiz, Luis Paz")]
    [InlineData("Llegó tarde Ana del Valle. «Abrimos a las nueve», dijo Del Valle.", "Ana del Valle")]
    [InlineData("La alcaldesa de Valdemora, Ana Ruiz, llegó tarde. La alcaldesa dijo que “no hay sitio”.", "Ana Ruiz")]
    [InlineData("«Abrimos a las nueve», dijo el presidente de la Asociación de Vecinos, Luis Paz.", "Luis Paz")]
    [InlineData("El plan es “demasiado pequeño”, según un informe de la Universidad de Valdemora.", "Universidad de Valdemora")]
    public void A_mention_becomes_the_fullest_name_of_the_article(string text, string names) =>
        Assert.Equal(names, string.Join(", ", ReadIn("es", text)[^1].Speakers.Select(s => s.Name)));

    [Theory]
    [InlineData("«Abrimos a las nueve», dijeron los vecinos.", SourceType.Unnamed)]
    [InlineData("«Abrimos a las nueve», dijo una portavoz.", SourceType.Unnamed)]
    [InlineData("«Abrimos a las nueve», dijo ella.", SourceType.Unresolved)]
    [InlineData("«Abrimos a las nueve», dijo.", SourceType.Unresolved)]
    [InlineData("El informe dice que el plan es “demasiado pequeño”.", SourceType.Document)]
    [InlineData("Ana Ruiz, portavoz del alcalde, llegó tarde. «Abrimos a las nueve», dijo el alcalde.", SourceType.Unresolved)]
    [InlineData("La Cofradía de Valdemora se reunió con Ana Ruiz. «Abrimos a las nueve», dijo.", SourceType.Unresolved)]
    public void A_source_without_a_name_has_no_speaker(string text, SourceType type)
    {
        var quote = Assert.Single(ReadIn("es", text));

        Assert.Empty(quote.Speakers);
        Assert.Equal(type, quote.SourceType);
        Assert.Null(quote.ResolutionConfidence);
    }

    [Fact]
    public void A_subject_in_the_ending_of_its_verb_is_no_mention()
    {
        var quote = ReadIn("es", "Ana Ruiz llegó tarde. «Abrimos a las nueve», dijo.")[0];

        Assert.Equal(
            (null, "dijo", "subjectDropped"),
            (quote.Attribution.Mention, quote.Attribution.Cue?.Text, quote.ResolutionRule));
    }

    [Fact]
    public void A_quotation_over_two_paragraphs_has_one_speaker()
    {
        var quotes = ReadIn("es", "Ana Ruiz dijo: «Abrimos a las nueve.", "»Cerramos a las cinco».");

        Assert.All(quotes, q => Assert.Equal("Ana Ruiz", q.Speakers.Single().Name));
    }

    [Theory]
    [InlineData("it")]
    [InlineData("pl-PL")]
    public void In_a_language_without_words_quotes_have_a_kind_and_no_speaker(string language)
    {
        var quotes = ReadIn(
            language,
            "„Otwieramy o dziewiątej”, powiedziała Ana Ruiz.",
            "Ana Ruiz o “czymś na razie bardzo małym” mówiła.");

        Assert.Equal([QuoteKind.Direct, QuoteKind.Mixed], quotes.Select(q => q.Kind));
        Assert.All(quotes, q => Assert.Empty(q.Speakers));
        Assert.All(quotes, q => Assert.Equal(ParsedAttribution.None, q.Attribution));
        Assert.All(quotes, q => Assert.Equal(SourceType.NotAttempted, q.SourceType));
    }

    [Theory]
    [InlineData("en", SourceType.None)]
    [InlineData("es", SourceType.None)]
    [InlineData("pl", SourceType.NotAttempted)]
    [InlineData("ja", SourceType.NotAttempted)]
    public void Nobody_is_the_source_only_if_somebody_was_looked_for(string language, SourceType type) =>
        Assert.Equal(type, Assert.Single(ReadIn(language, "“1200 + 1300 = 2500.”")).SourceType);
}
