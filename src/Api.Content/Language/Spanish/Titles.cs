namespace Api.Content.Language.Spanish;

/// <summary>The titles and roles that stand around Spanish names.</summary>
internal static class SpanishTitles
{
    /// <summary>A man's and a woman's word for one role, or one for both.</summary>
    private const string Roles = """
        alcalde/alcaldesa, ministro/ministra, consejero/consejera, concejal, concejala, presidente, presidenta,
        vicepresidente, vicepresidenta, secretario/secretaria, director/directora, subdirector/subdirectora,
        diputado/diputada, senador/senadora, portavoz, líder, dirigente, representante, delegado/delegada,
        gobernador/gobernadora, embajador/embajadora, fiscal, juez, jueza, magistrado/magistrada, abogado/abogada,
        letrado/letrada, médico, médica, doctor/doctora, enfermero/enfermera, profesor/profesora, maestro/maestra,
        catedrático/catedrática, investigador/investigadora, científico/científica, biólogo/bióloga,
        historiador/historiadora, economista, analista, periodista, escritor/escritora, autor/autora, poeta,
        pintor/pintora, músico, cantante, actor/actriz, cineasta, artista, arquitecto/arquitecta, ingeniero/ingeniera,
        técnico, experto/experta, jefe/jefa, responsable, coordinador/coordinadora, gerente, encargado/encargada,
        dueño/dueña, propietario/propietaria, empresario/empresaria, comerciante, pescador/pescadora,
        agricultor/agricultora, ganadero/ganadera, panadero/panadera, librero/librera, trabajador/trabajadora,
        sindicalista, activista, vecino/vecina, testigo, fuente, agente, inspector/inspectora, comisario/comisaria,
        capitán/capitana, patrón/patrona, bombero/bombera, guardia, soldado, general, coronel, comandante,
        candidato/candidata, rey/reina, príncipe/princesa, papa, obispo, arzobispo, cardenal, párroco, cura, sacerdote,
        monja, padre/madre, hijo/hija, hermano/hermana, abuelo/abuela, marido, esposo/esposa, viudo/viuda, tío/tía,
        primo/prima, hombre/mujer, amigo/amiga, compañero/compañera, alumno/alumna, estudiante, entrenador/entrenadora,
        jugador/jugadora, seleccionador/seleccionadora, fundador/fundadora, tesorero/tesorera, asesor/asesora,
        consultor/consultora, conductor/conductora, camarero/camarera, farero/farera, rector/rectora, decano/decana,
        comité, ministerio, oposición
        """;

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        AddRoles(words);
        WordLists.Add(words, "presidenta vicepresidenta concejala jueza médica", WordClass.Feminine);
        WordLists.Add(
            words,
            "vecinos vecinas fuentes autoridades expertos expertas testigos familiares trabajadores padres madres "
                + "miembros usuarios usuarias clientes manifestantes",
            WordClass.Role | WordClass.Plural);
        WordLists.Add(words, "portavoz abogado abogada representante", WordClass.Proxy);
        WordLists.Add(
            words,
            "Presidente Presidenta Ministro Ministra Alcalde Alcaldesa Rey Reina Príncipe Princesa Papa Cardenal "
                + "Obispo General Coronel Capitán Capitana",
            WordClass.Title);
        WordLists.Add(
            words,
            "don señor sr sr. dr dr. monseñor fray",
            WordClass.Honorific | WordClass.Title | WordClass.Masculine);
        WordLists.Add(
            words,
            "doña señora señorita sra sra. srta srta. dra dra. sor",
            WordClass.Honorific | WordClass.Title | WordClass.Feminine);
    }

    private static void AddRoles(Dictionary<string, WordClass> words)
    {
        foreach (var entry in Roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = entry.Split('/');
            WordLists.Add(words, pair[0], WordClass.Role | (pair.Length > 1 ? WordClass.Masculine : WordClass.None));
            WordLists.Add(words, pair[^1], WordClass.Role | (pair.Length > 1 ? WordClass.Feminine : WordClass.None));
        }
    }
}
