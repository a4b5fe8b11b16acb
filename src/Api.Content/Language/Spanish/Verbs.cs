namespace Api.Content.Language.Spanish;

/// <summary>Spanish verbs by their forms.</summary>
internal static class SpanishVerbs
{
    /// <summary>Common verbs that report nothing; they tell a clause's subject from its objects.</summary>
    private const string Verbs = """
        tener/tiene tienen/tuvo tuvieron tenía tenían/teniendo/tenido,
        hacer/hace hacen/hizo hicieron hacía hacían/haciendo/hecho, dar/da dan/dio dieron daba daban/dando/dado,
        venir/viene vienen/vino vinieron venía venían/viniendo/venido,
        poner/pone ponen/puso pusieron ponía ponían/poniendo/puesto,
        saber/sabe saben/supo supieron sabía sabían/sabiendo/sabido,
        traer/trae traen/trajo trajeron traía traían/trayendo/traído, salir, llegar, vivir, trabajar, dirigir, presidir,
        llevar, dejar, pasar, quedar, buscar, ganar, perder:pierd, pagar, abrir, cerrar:cierr, entrar, subir, bajar,
        nacer, morir:muer:mur, jugar:jueg, estudiar, conocer, encabezar, representar, coordinar, investigar, gestionar,
        comprar, vender, volver:vuelv, encontrar:encuentr, crecer, caer/cae caen/cayó cayeron caía caían/cayendo/caído,
        permitir, existir, recibir, suceder, ocurrir, parecer, depender, mover:muev, servir:sirv:sirv, reunir, visitar,
        presentar, asistir, acudir, firmar, votar, cobrar, costar:cuest, faltar, sumar, cumplir, aparecer, pertenecer,
        construir/construye construyen/construyó construyeron construía construían/construyendo/construido,
        oír/oye oyen/oyó oyeron oía oían/oyendo/oído
        """;

    public static void AddTo(Dictionary<string, WordClass> words) => Add(words, Verbs, WordClass.Verb);

    /// <summary>Adds verbs in all their forms.</summary>
    /// <param name="list">
    /// Between commas: an infinitive alone is regular; after a colon stand the stems of its present and of its past
    /// when they are others; with slashes stand infinitive, present, past, gerund and participle.
    /// </param>
    public static void Add(Dictionary<string, WordClass> words, string list, WordClass what)
    {
        foreach (var entry in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var forms = entry.Contains('/') ? entry.Split('/') : Inflect(entry);
            WordLists.Add(words, forms[0], what | WordClass.Infinitive);
            WordLists.Add(words, forms[1], what | WordClass.Third);
            WordLists.Add(words, forms[2], what | WordClass.Past);
            WordLists.Add(words, forms[3], what | WordClass.Participle);
            var participle = forms[4][..^1];
            WordLists.Add(words, $"{participle}o {participle}a {participle}os {participle}as", what);
        }
    }

    private static string[] Inflect(string entry)
    {
        var parts = entry.Split(':');
        var stem = parts[0][..^2];
        var present = parts.Length > 1 ? parts[1] : stem;
        var past = parts.Length > 2 ? parts[2] : stem;
        return parts[0].EndsWith("ar", StringComparison.Ordinal)
            ? [
                parts[0],
                $"{present}a {present}an",
                $"{stem}ó {stem}aron {stem}aba {stem}aban",
                $"{stem}ando",
                $"{stem}ado",
            ]
            : [
                parts[0],
                $"{present}e {present}en",
                $"{past}ió {past}ieron {stem}ía {stem}ían",
                $"{past}iendo",
                $"{stem}ido",
            ];
    }
}
