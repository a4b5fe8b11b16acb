namespace Api.Content.Language.Spanish;

/// <summary>Documents, media, and works with a title.</summary>
internal static class SpanishDocuments
{
    private const string Documents = """
        informe comunicado carta nota texto artículo libro sentencia auto resolución documento estudio encuesta sondeo
        escrito manifiesto pancarta cartel mensaje tuit editorial columna crónica circular acta ley reglamento decreto
        dictamen
        """;

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        WordLists.Add(words, Documents, WordClass.Document);
        WordLists.Add(
            words,
            "Twitter Facebook Instagram YouTube televisión radio entrevista comunicado carta mensaje tuit discurso "
                + "conferencia rueda comparecencia programa blog correo declaración llamada",
            WordClass.Medium);
        WordLists.Add(
            words,
            "película libro novela disco canción obra serie programa poema cuadro álbum documental",
            WordClass.Work);
    }
}
