namespace Api.Content.Language.Spanish;

/// <summary>The Spanish verbs of speech, in the form that <see cref="SpanishVerbs"/> reads.</summary>
internal static class SpanishCues
{
    /// <summary>Verbs that hardly do anything but report speech.</summary>
    public const string Speech = """
        decir/dice dicen/dijo dijeron decía decían/diciendo/dicho, afirmar, asegurar, explicar, añadir, señalar,
        declarar, manifestar:manifiest, indicar, agregar, contar:cuent, comentar, subrayar, destacar, insistir,
        recordar:recuerd, advertir:adviert:advirt, preguntar, responder, contestar, replicar, apuntar, aclarar,
        puntualizar, matizar, precisar, reiterar, zanjar, sentenciar, espetar, exclamar, ironizar, bromear, lamentar,
        admitir, relatar, sostener/sostiene sostienen/sostuvo sostuvieron sostenía sostenían/sosteniendo/sostenido,
        concluir/concluye concluyen/concluyó concluyeron concluía concluían/concluyendo/concluido,
        proseguir/prosigue prosiguen/prosiguió prosiguieron proseguía proseguían/prosiguiendo/proseguido, apostillar,
        recalcar, remarcar, resaltar, enfatizar, argumentar, alegar, razonar, detallar, revelar, confesar:confies,
        alertar, avisar, anunciar, prometer, jurar, vaticinar, augurar, opinar,
        escribir/escribe escriben/escribió escribieron escribía escribían/escribiendo/escrito, tuitear, gritar,
        susurrar, murmurar, rematar, resumir, reflexionar, abundar, denunciar, protestar, quejar, repetir:repit:repit,
        reconocer, rogar:rueg, suplicar, sugerir:sugier:sugir, musitar, balbucear, objetar, inquirir, narrar, rememorar,
        confiar, aseverar, aducir/aduce aducen/adujo adujeron aducía aducían/aduciendo/aducido,
        exponer/expone exponen/expuso expusieron exponía exponían/exponiendo/expuesto, proclamar, ratificar, corroborar,
        informar, expresar, argüir/arguye arguyen/arguyó arguyeron argüía argüían/arguyendo/argüido
        """;

    /// <summary>Verbs that report speech when quoted words hang on them, and much else besides.</summary>
    public const string Other = """
        calificar, tachar, tildar, definir,
        describir/describe describen/describió describieron describía describían/describiendo/descrito, considerar,
        llamar, acusar, hablar, pedir:pid:pid, exigir, reclamar, ordenar, criticar, celebrar, negar:nieg,
        desmentir:desmient:desmint, rechazar, confirmar, defender:defiend, justificar, valorar,
        creer/cree creen/creyó creyeron creía creían/creyendo/creído, pensar:piens, estimar, juzgar, temer, esperar,
        agradecer, felicitar, plantear, publicar, leer/lee leen/leyó leyeron leía leían/leyendo/leído, citar, terminar,
        empezar:empiez, continuar:continú, seguir/sigue siguen/siguió siguieron seguía seguían/siguiendo/seguido,
        recomendar:recomiend, aconsejar, invitar, animar, reprochar, culpar,
        atribuir/atribuye atribuyen/atribuyó atribuyeron atribuía atribuían/atribuyendo/atribuido,
        proponer/propone proponen/propuso propusieron proponía proponían/proponiendo/propuesto, saludar,
        despedir:despid:despid, aplaudir, comparar, condenar, ofrecer, cantar, rezar, sentir:sient:sint,
        ver/ve ven/vio vieron veía veían/viendo/visto, acordar:acuerd, apelar, aludir, bautizar, comparecer, deplorar,
        elogiar, alabar, tranquilizar, amenazar, instar, urgir, constatar, notar, dudar, demandar
        """;

    /// <summary>Forms, of other verbs too, that are nouns at least as often.</summary>
    public const string Nouns =
        "cuenta pregunta denuncia protesta queja cita demanda duda nota espera llamada marcha visita firma cobra suma "
            + "cumple entra baja busca llega pasa deja presenta confía cree ve sale vuelve lleva paga da ven van "
            + "salen escrito dicho hecho puesto visto descrito";
}
