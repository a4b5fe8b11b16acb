namespace Api.Content.Quotes;

/// <summary>
/// The Spanish lexicon: function words, verbs of speech, titles, roles and forenames, and the properties that set its
/// clauses apart from English ones. Reported clauses without marks are not looked for.
/// </summary>
internal static class SpanishWords
{
    public static Lexicon Read() => new(All())
    {
        Adverbs = ["mente"],
        Pasts = ["ó", "aron", "ieron", "jeron", "yeron", "aba", "aban"],
        Gerunds = ["ando", "iendo", "yendo"],
        Passives = ["ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"],
        Things = Things,
        Peoples = "",
        HasSurePast = true,
        DropsSubjects = true,
        LeadsWithNouns = true,
        SetsCommasOutside = true,
        HasTwoSurnames = true,
    };

    /// <summary>
    /// Verbs that do hardly anything but report speech. An infinitive alone is regular; irregular stems of its present
    /// and of its past follow a colon; infinitive, present, past, gerund and participle are separated by slashes.
    /// </summary>
    private const string Speech = """
        decir/dice dicen/dijo dijeron decía decían/diciendo/dicho, afirmar, asegurar, explicar, añadir, señalar, declarar, manifestar:manifiest, indicar,
        agregar, contar:cuent, comentar, subrayar, destacar, insistir, recordar:recuerd, advertir:adviert:advirt, preguntar, responder, contestar, replicar,
        apuntar, aclarar, puntualizar, matizar, precisar, reiterar, zanjar, sentenciar, espetar, exclamar, ironizar, bromear, lamentar, admitir, relatar,
        sostener/sostiene sostienen/sostuvo sostuvieron sostenía sostenían/sosteniendo/sostenido, concluir/concluye concluyen/concluyó concluyeron concluía concluían/concluyendo/concluido,
        proseguir/prosigue prosiguen/prosiguió prosiguieron proseguía proseguían/prosiguiendo/proseguido, apostillar, recalcar, remarcar, resaltar, enfatizar, argumentar,
        alegar, razonar, detallar, revelar, confesar:confies, alertar, avisar, anunciar, prometer, jurar, vaticinar, augurar, opinar, escribir/escribe escriben/escribió escribieron escribía escribían/escribiendo/escrito,
        tuitear, gritar, susurrar, murmurar, rematar, resumir, reflexionar, abundar, denunciar, protestar, quejar, repetir:repit:repit, reconocer, rogar:rueg, suplicar,
        sugerir:sugier:sugir, musitar, balbucear, objetar, inquirir, narrar, rememorar, confiar, aseverar, aducir/aduce aducen/adujo adujeron aducía aducían/aduciendo/aducido,
        exponer/expone exponen/expuso expusieron exponía exponían/exponiendo/expuesto, proclamar, ratificar, corroborar, informar, expresar, argüir/arguye arguyen/arguyó arguyeron argüía argüían/arguyendo/argüido
        """;

    /// <summary>Verbs that report speech when quoted words depend on them, and mean much else besides.</summary>
    private const string Other = """
        calificar, tachar, tildar, definir, describir/describe describen/describió describieron describía describían/describiendo/descrito, considerar, llamar, acusar, hablar, pedir:pid:pid, exigir,
        reclamar, ordenar, criticar, celebrar, negar:nieg, desmentir:desmient:desmint, rechazar, confirmar, defender:defiend, justificar, valorar, creer/cree creen/creyó creyeron creía creían/creyendo/creído,
        pensar:piens, estimar, juzgar, temer, esperar, agradecer, felicitar, plantear, publicar, leer/lee leen/leyó leyeron leía leían/leyendo/leído, citar, terminar, empezar:empiez,
        continuar:continú, seguir/sigue siguen/siguió siguieron seguía seguían/siguiendo/seguido, recomendar:recomiend, aconsejar, invitar, animar, reprochar, culpar, atribuir/atribuye atribuyen/atribuyó atribuyeron atribuía atribuían/atribuyendo/atribuido,
        proponer/propone proponen/propuso propusieron proponía proponían/proponiendo/propuesto, saludar, despedir:despid:despid, aplaudir, comparar, condenar, ofrecer, cantar, rezar, sentir:sient:sint, ver/ve ven/vio vieron veía veían/viendo/visto,
        acordar:acuerd, apelar, aludir, bautizar, comparecer, deplorar, elogiar, alabar, tranquilizar, amenazar, instar, urgir, constatar, notar, dudar, demandar
        """;

    /// <summary>Common verbs that report nothing; they tell a clause's subject from its objects.</summary>
    private const string Verbs = """
        tener/tiene tienen/tuvo tuvieron tenía tenían/teniendo/tenido, hacer/hace hacen/hizo hicieron hacía hacían/haciendo/hecho, dar/da dan/dio dieron daba daban/dando/dado, venir/viene vienen/vino vinieron venía venían/viniendo/venido,
        poner/pone ponen/puso pusieron ponía ponían/poniendo/puesto, saber/sabe saben/supo supieron sabía sabían/sabiendo/sabido, traer/trae traen/trajo trajeron traía traían/trayendo/traído, salir, llegar, vivir, trabajar, dirigir, presidir,
        llevar, dejar, pasar, quedar, buscar, ganar, perder:pierd, pagar, abrir, cerrar:cierr, entrar, subir, bajar, nacer, morir:muer:mur, jugar:jueg, estudiar, conocer, encabezar, representar, coordinar, investigar, gestionar, comprar, vender,
        volver:vuelv, encontrar:encuentr, crecer, caer/cae caen/cayó cayeron caía caían/cayendo/caído, permitir, existir, recibir, suceder, ocurrir, parecer, depender, mover:muev, servir:sirv:sirv, reunir, visitar, presentar, asistir, acudir, firmar, votar,
        cobrar, costar:cuest, faltar, sumar, cumplir, aparecer, pertenecer, construir/construye construyen/construyó construyeron construía construían/construyendo/construido, oír/oye oyen/oyó oyeron oía oían/oyendo/oído
        """;

    /// <summary>Forms above that are nouns at least as often.</summary>
    private const string Nouns =
        "cuenta pregunta denuncia protesta queja cita demanda duda nota espera llamada marcha visita firma cobra suma "
            + "cumple entra baja busca llega pasa deja presenta confía cree ve sale vuelve lleva paga da ven van "
            + "salen escrito dicho hecho puesto visto descrito";

    private const string Prepositions =
        "a al ante bajo con contra de del desde durante en entre excepto hacia hasta mediante para por salvo sin "
            + "sobre tras versus vía según";

    private const string Adverbs = """
        no sí ya también tampoco además después luego entonces ahora antes hoy ayer anoche aún todavía siempre nunca jamás casi muy más menos tan tanto así bien mal aquí ahí allí allá aparte asimismo incluso
        quizá quizás acaso solo sólo apenas pronto temprano finalmente inmediatamente actualmente encima fuera dentro mismo misma mismos mismas cerca lejos arriba abajo adelante atrás recién mejor peor
        """;

    private const string Places = """
        España Portugal Francia Italia Alemania Grecia Irlanda Inglaterra Escocia Bélgica Holanda Suiza Austria Suecia Noruega Dinamarca Finlandia Polonia Hungría Rumanía Bulgaria Turquía Rusia Ucrania Israel Irán Irak Siria Líbano Egipto
        Marruecos Argelia Túnez China Japón Corea India Australia Canadá México Cuba Guatemala Honduras Nicaragua Panamá Colombia Venezuela Ecuador Perú Bolivia Chile Argentina Uruguay Paraguay Brasil Washington Bruselas Moscú Pekín
        """;

    private const string Institutions = """
        Ayuntamiento Gobierno Ejecutivo Ministerio Consejería Concejalía Junta Diputación Generalitat Xunta Comisión Consejo Senado Congreso Parlamento Asamblea Tribunal Audiencia Fiscalía Policía Guardia Ejército Armada Universidad Instituto
        Escuela Colegio Hospital Fundación Asociación Federación Confederación Sindicato Partido Plataforma Cámara Banco Compañía Empresa Grupo Cooperativa Cofradía Club Liga Agencia Oficina Autoridad Obispado Arzobispado Consorcio
        Observatorio Museo Cabildo Concejo Comité Organización Coordinadora Movimiento Alianza Coalición Radio Televisión Diario Periódico Heraldo Gaceta Embajada Secretaría Subdelegación Delegación Dirección Departamento Corporación Sociedad
        Servicio Defensoría Alcaldía Gremio Reuters EFE AFP AP BBC CNN ONU UE OTAN ONG
        """;

    /// <summary>A man's and a woman's word for one role, or one for both.</summary>
    private const string Roles = """
        alcalde/alcaldesa, ministro/ministra, consejero/consejera, concejal, concejala, presidente, presidenta, vicepresidente, vicepresidenta, secretario/secretaria, director/directora, subdirector/subdirectora, diputado/diputada,
        senador/senadora, portavoz, líder, dirigente, representante, delegado/delegada, gobernador/gobernadora, embajador/embajadora, fiscal, juez, jueza, magistrado/magistrada, abogado/abogada, letrado/letrada, médico, médica, doctor/doctora,
        enfermero/enfermera, profesor/profesora, maestro/maestra, catedrático/catedrática, investigador/investigadora, científico/científica, biólogo/bióloga, historiador/historiadora, economista, analista, periodista, escritor/escritora,
        autor/autora, poeta, pintor/pintora, músico, cantante, actor/actriz, cineasta, artista, arquitecto/arquitecta, ingeniero/ingeniera, técnico, experto/experta, jefe/jefa, responsable, coordinador/coordinadora, gerente, encargado/encargada,
        dueño/dueña, propietario/propietaria, empresario/empresaria, comerciante, pescador/pescadora, agricultor/agricultora, ganadero/ganadera, panadero/panadera, librero/librera, trabajador/trabajadora, sindicalista, activista, vecino/vecina,
        testigo, fuente, agente, inspector/inspectora, comisario/comisaria, capitán/capitana, patrón/patrona, bombero/bombera, guardia, soldado, general, coronel, comandante, candidato/candidata, rey/reina, príncipe/princesa, papa, obispo, arzobispo,
        cardenal, párroco, cura, sacerdote, monja, padre/madre, hijo/hija, hermano/hermana, abuelo/abuela, marido, esposo/esposa, viudo/viuda, tío/tía, primo/prima, hombre/mujer, amigo/amiga, compañero/compañera, alumno/alumna, estudiante,
        entrenador/entrenadora, jugador/jugadora, seleccionador/seleccionadora, fundador/fundadora, tesorero/tesorera, asesor/asesora, consultor/consultora, conductor/conductora, camarero/camarera, farero/farera, rector/rectora, decano/decana, comité, ministerio, oposición
        """;

    private const string Documents = """
        informe comunicado carta nota texto artículo libro sentencia auto resolución documento estudio encuesta sondeo escrito manifiesto pancarta cartel mensaje tuit editorial columna crónica circular acta ley reglamento decreto dictamen
        """;

    /// <summary>Words that are not also surnames.</summary>
    private const string Things = """
        Bahía Playa Calle Avenida Paseo Estación Aeropuerto Autopista Islas Festival Premio Copa Mundial Juegos Olimpiada Navidad Semana Ley Plan Proyecto Programa
        Constitución Estatuto Tratado Acuerdo Revolución Internet Dios Estado Estados Unidos República Europa América África Asia
        """;

    private const string Men = """
        Aarón Abel Adolfo Adrián Agustín Alberto Alejandro Alejo Alfonso Alfredo Álvaro Andrés Ángel Antonio Ariel Arturo Baltasar Bartolomé Beltrán Benito Bernardo Blas Borja Bruno Camilo Carlos César Claudio Clemente Cristian Cristóbal Damián
        Daniel Darío David Diego Eduardo Efraín Eladio Elías Eloy Emilio Enrique Ernesto Esteban Eugenio Ezequiel Fabián Facundo Federico Felipe Félix Fermín Fernando Fidel Francisco Gabriel Gaspar Gerardo Germán Gonzalo Gregorio
        Guillermo Gustavo Héctor Hernán Hugo Ignacio Iker Íñigo Isidro Ismael Iván Jacinto Jacobo Jaime Javier Jerónimo Jesús Joaquín Joel Jordi Jorge José Josep Juan Julián Julio Lautaro Leandro Leonardo Lorenzo Lucas Luis Manuel Marcelino
        Marcelo Marco Marcos Mariano Mario Martín Mateo Matías Mauricio Máximo Miguel Moisés Nacho Nicanor Nicolás Óscar Octavio Pablo Paco Pascual Patricio Pau Pedro Pepe Rafael Raimundo Ramiro Ramón Raúl Ricardo Roberto Rodolfo Rodrigo Roque
        Rubén Salvador Samuel Santiago Santos Saúl Sebastián Sergio Severino Simón Teodoro Tobías Tomás Unai Valentín Vicente Víctor Xavier Yago
        """;

    private const string Women = """
        Abigail Adela Adriana Ágata Agustina Aída Ainhoa Aitana Alba Alejandra Alicia Alma Almudena Amalia Amaia Amelia Amparo Ana Anabel Andrea Ángela Ángeles Antonia Araceli Ariadna Aurora Azucena Bárbara Beatriz Begoña Belén Berta Blanca Brenda
        Camila Candela Carla Carlota Carmen Carolina Catalina Cecilia Celia Clara Claudia Concepción Consuelo Cristina Dalia Daniela Diana Dolores Elena Elisa Elvira Emilia Emma Encarnación Esperanza Estefanía Estela Ester Esther Eugenia Eulalia Eva
        Fabiola Fátima Fernanda Flora Florencia Francisca Gabriela Genoveva Gisela Gloria Graciela Guadalupe Helena Herminia Inés Ingrid Irene Iris Isabel Jimena Josefa Josefina Juana Julia Juliana Laia Laura Leonor Leticia Lidia Lola Lorena Lourdes
        Lucía Luisa Luz Macarena Magdalena Maite Manuela Margarita María Mariana Maribel Marina Marisa Marisol Marta Martina Matilde Mercedes Micaela Milagros Miriam Mónica Montserrat Nadia Natalia Nerea Noelia Nora Nuria Olga Olivia Paloma Pamela Patricia
        Paula Paulina Pepa Pilar Raquel Rebeca Remedios Reyes Rita Rocío Romina Rosa Rosalía Rosario Sandra Sara Silvia Sofía Soledad Sonia Susana Tamara Teresa Tatiana Valentina Valeria Vanesa Verónica Victoria Violeta Virginia Yolanda Ximena Zulema
        """;

    private static Dictionary<string, WordClass> All()
    {
        var words = new Dictionary<string, WordClass>(StringComparer.OrdinalIgnoreCase);
        void Add(string list, WordClass what) => EnglishWords.Add(words, list, what);
        Add(
            "el la los las un una unos unas lo este esta estos estas ese esa esos esas aquel aquella aquellos "
                + "aquellas su sus mi mis tu tus nuestro nuestra nuestros nuestras cada todo toda todos todas algún "
                + "alguna algunos algunas ningún ninguna otro otra otros otras mucho mucha muchos muchas varios "
                + "varias ambos ambas dos tres cuatro cinco seis siete ocho nueve diez",
            WordClass.Determiner);
        Add("el la los las", WordClass.Definite);
        Add("el la los las un una", WordClass.Article);
        Add("la lo los las se le les me te nos os", WordClass.Clitic);
        Add("su sus mi mis tu tus nuestro nuestra nuestros nuestras", WordClass.Possessor);
        Add(
            "él ella ellos ellas usted ustedes yo nosotros nosotras tú esto eso aquello ello alguien nadie muchos "
                + "muchas varios varias algunos algunas otros otras todos todas ambos ambas",
            WordClass.Pronoun);
        Add("lo esto eso aquello ello", WordClass.Impersonal);
        Add("mí ti sí conmigo", WordClass.ObjectPronoun);
        Add("él", WordClass.Masculine);
        Add("ella", WordClass.Feminine);
        Add("ellos ellas", WordClass.Several);
        Add(Prepositions, WordClass.Preposition);
        Add("de del", WordClass.Of);
        Add("por", WordClass.By);
        Add("en por durante mediante vía", WordClass.Through);
        Add("según", WordClass.Per);
        Add("como", WordClass.As | WordClass.Subordinator | WordClass.Preposition);
        Add("que", WordClass.That | WordClass.Subordinator);
        Add("si porque cuando aunque donde cómo qué cuándo dónde mientras pues conforme apenas", WordClass.Subordinator);
        Add("quien quienes cuyo cuya cuyos cuyas cual cuales", WordClass.Relative);
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
        AddVerbs(words, Verbs, WordClass.Verb);
        AddVerbs(words, Other, WordClass.Verb | WordClass.Cue);
        AddVerbs(words, Speech, WordClass.Verb | WordClass.Cue | WordClass.Speech);
        Add(Nouns, WordClass.Ambiguous);
        AddRoles(words);
        Add("presidenta vicepresidenta concejala jueza médica", WordClass.Feminine);
        Add(
            "vecinos vecinas fuentes autoridades expertos expertas testigos familiares trabajadores padres madres "
                + "miembros usuarios usuarias clientes manifestantes",
            WordClass.Role | WordClass.Plural);
        Add("portavoz abogado abogada representante", WordClass.Proxy);
        Add(
            "Presidente Presidenta Ministro Ministra Alcalde Alcaldesa Rey Reina Príncipe Princesa Papa Cardenal "
                + "Obispo General Coronel Capitán Capitana",
            WordClass.Title);
        Add("don señor sr sr. dr dr. monseñor fray", WordClass.Honorific | WordClass.Title | WordClass.Masculine);
        Add(
            "doña señora señorita sra sra. srta srta. dra dra. sor",
            WordClass.Honorific | WordClass.Title | WordClass.Feminine);
        Add("sr sra srta dr dra prof lic ing gral cía núm pág art ee.uu ee uu", WordClass.Abbreviation);
        Add(Documents, WordClass.Document);
        Add(
            "Twitter Facebook Instagram YouTube televisión radio entrevista comunicado carta mensaje tuit discurso "
                + "conferencia rueda comparecencia programa blog correo declaración llamada",
            WordClass.Medium);
        Add("película libro novela disco canción obra serie programa poema cuadro álbum documental", WordClass.Work);
        Add(Institutions, WordClass.Institution);
        Add(Places, WordClass.Place);
        Add(
            "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto "
                + "septiembre octubre noviembre diciembre mañana tarde noche madrugada mediodía semana mes año día "
                + "días meses años semanas hora horas jornada",
            WordClass.Time);
        Add("de la del los las von van", WordClass.Particle);
        Add(Men, WordClass.Male);
        Add(Women, WordClass.Female);
        return words;
    }

    private static void AddRoles(Dictionary<string, WordClass> words)
    {
        foreach (var entry in Roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = entry.Split('/');
            EnglishWords.Add(words, pair[0], WordClass.Role | (pair.Length > 1 ? WordClass.Masculine : WordClass.None));
            EnglishWords.Add(words, pair[^1], WordClass.Role | (pair.Length > 1 ? WordClass.Feminine : WordClass.None));
        }
    }

    private static void AddVerbs(Dictionary<string, WordClass> words, string list, WordClass what)
    {
        foreach (var entry in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var forms = entry.Contains('/') ? entry.Split('/') : Inflect(entry);
            EnglishWords.Add(words, forms[0], what | WordClass.Infinitive);
            EnglishWords.Add(words, forms[1], what | WordClass.Third);
            EnglishWords.Add(words, forms[2], what | WordClass.Past);
            EnglishWords.Add(words, forms[3], what | WordClass.Participle);
            var participle = forms[4][..^1];
            EnglishWords.Add(words, $"{participle}o {participle}a {participle}os {participle}as", what);
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
