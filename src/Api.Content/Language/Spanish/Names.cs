namespace Api.Content.Language.Spanish;

/// <summary>
/// The words of Spanish names, but for titles and roles, and words that look like names: days and months.
/// </summary>
internal static class SpanishNames
{
    private const string Institutions = """
        Ayuntamiento Gobierno Ejecutivo Ministerio Consejería Concejalía Junta Diputación Generalitat Xunta Comisión
        Consejo Senado Congreso Parlamento Asamblea Tribunal Audiencia Fiscalía Policía Guardia Ejército Armada
        Universidad Instituto Escuela Colegio Hospital Fundación Asociación Federación Confederación Sindicato Partido
        Plataforma Cámara Banco Compañía Empresa Grupo Cooperativa Cofradía Club Liga Agencia Oficina Autoridad Obispado
        Arzobispado Consorcio Observatorio Museo Cabildo Concejo Comité Organización Coordinadora Movimiento Alianza
        Coalición Radio Televisión Diario Periódico Heraldo Gaceta Embajada Secretaría Subdelegación Delegación
        Dirección Departamento Corporación Sociedad Servicio Defensoría Alcaldía Gremio Reuters EFE AFP AP BBC CNN ONU
        UE OTAN ONG
        """;

    private const string Places = """
        España Portugal Francia Italia Alemania Grecia Irlanda Inglaterra Escocia Bélgica Holanda Suiza Austria Suecia
        Noruega Dinamarca Finlandia Polonia Hungría Rumanía Bulgaria Turquía Rusia Ucrania Israel Irán Irak Siria Líbano
        Egipto Marruecos Argelia Túnez China Japón Corea India Australia Canadá México Cuba Guatemala Honduras Nicaragua
        Panamá Colombia Venezuela Ecuador Perú Bolivia Chile Argentina Uruguay Paraguay Brasil Washington Bruselas Moscú
        Pekín
        """;

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        WordLists.Add(
            words,
            "sr sra srta dr dra prof lic ing gral cía núm pág art ee.uu ee uu",
            WordClass.Abbreviation);
        WordLists.Add(words, Institutions, WordClass.Institution);
        WordLists.Add(
            words,
            "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto "
                + "septiembre octubre noviembre diciembre mañana tarde noche madrugada mediodía semana mes año día "
                + "días meses años semanas hora horas jornada",
            WordClass.Time);
        WordLists.Add(words, Places, WordClass.Place);
        WordLists.Add(words, "de la del los las von van", WordClass.Particle);
        WordLists.Add(words, SpanishForenames.Males, WordClass.Male);
        WordLists.Add(words, SpanishForenames.Females, WordClass.Female);
    }
}
