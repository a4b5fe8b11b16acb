namespace Api.Content.Language;

/// <summary>
/// The commonest small words of languages in Latin letters, with the verbs that report speech in each; words that
/// several languages share are in the list of each of them.
/// </summary>
internal static class LanguageWords
{
    public const string English = """
        the of and to a in is was that it for on with as he be at by i his are this have from or had an they which you
        were her she there been their has would when who will no if out so said what up its about into than them can
        only other new some could time these two may then do my like our over such even most made after also did many
        off before must through well says told between should each how we not but all one more your because while still
        being both under last those against him me us where any here just now very too get got yes
        """;

    public const string Spanish = """
        de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta
        entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros
        ese eso había ante ellos e esto antes algunos qué unos yo otro otras otra él tanto esa estos mucho nada muchos
        es son fue era ha han está están ser dijo según tras dice afirmó señaló explicó aseguró
        """;

    /// <summary>By BCP 47 tag; close languages that nobody need tell apart here share a line.</summary>
    public static readonly (string Tag, string Words)[] Others =
    [
        ("de", """
            der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er
            hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur
            bis mehr durch man sein wurde sei wir ich ihr ihre kein keine wenn schon gegen vom können wer was hier dann
            seit ihm ihn uns mich dir du bin sagte sagt erklärte erklärt meinte meint betonte betont
            berichtet laut so heißt
            """),
        ("fr", """
            de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son on
            aux cette ses mais comme ou si leur y dont tout nous sa fait été aussi même peut ont deux ces je vous elle
            ils être était très sans selon entre après déclaré dit affirme
            explique assure estime lance raconte c d l qu n s j
            """),
        ("nl", """
            de van het een en in is dat op te zijn met voor niet aan er om die als ook door bij naar uit hij maar over
            tot nog was wordt worden heeft hebben had ze zij we wij ik je geen meer dan deze dit zo na kan moet wel al
            hun haar volgens tegen onder omdat zei zegt aldus noemde
            """),
        ("it", """
            di e il la che in un a per è una del non della sono con da i le si al dei nel alla più ha come anche lo ma
            gli delle o dal ed questo se dalla su nella sul questa era suo sua stato essere ci mi cui degli ai tra hanno
            perché due dopo secondo detto spiega dice afferma
            ha l dell all nell c
            """),
        ("pt", """
            de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu
            sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos
            seus quem nas me esse eles estão você são foram disse segundo afirmou diz
            """),
        ("ca", """
            de la i a el que en els les per un una del amb no es al va dels ha com més s l d se són pel és aquest
            aquesta seva seu també però o molt sobre entre segons han havia ser quan on dit
            """),
        ("sv", """
            och i att det som en på är av för med till den har de inte om ett han var men från så sig vi kan jag hon man
            vid efter nu ska eller också när än här där mot över under ut upp alla skulle sin bara blir mycket någon
            säger sade enligt
            """),
        ("da", """
            og i at det som en på er af for med til den har de ikke om et han var men fra så sig vi kan jeg hun man ved
            efter nu skal eller også når end her der mod over under ud op alle skulle sin bare bliver meget noget siger
            sagde ifølge være blev etter ble mot sier sa ifølgje vart eg ikkje frå
            """),
        ("fi", """
            ja on ei että se oli ovat mutta myös kun hän tai sen kuin joka ole nyt niin mukaan hänen ettei eivät olla
            jo vain ollut tämä sanoo kertoo sanoi jos vielä siitä jotka mitä minä me sitä
            """),
        ("et", "ja on ei et see oli ka kui ning mis oma ta aga kes või siis ma seda veel nii selle ütles sõnul"),
        ("hu", """
            a az és hogy nem is egy volt ez meg csak mint már még de azt ki el van lesz vagy mert után kell ezt szerint
            mondta közölte aki
            """),
        ("pl", """
            i w na z do się nie że to jest o jak po od a przez ale za co dla czy tak być był już było są jego lub oraz
            który która ze go tylko może powiedział mówi
            """),
        ("cs", """
            a v se na je že s to z do o ale i za by pro jako jsou jsem po byl tak které který ve však když už od co není
            podle uvedl uvedla řekl řekla sa sú aj ako pre bol ktoré ktorý podľa povedal
            """),
        ("sl", """
            je u i na da se za su od s kao ne koji što bi o iz ili nije bio biti sve ali koja po kako rekao kaže in ki
            so pa v ni tudi kot pri bo z povedal dejal
            """),
        ("ro", """
            de și în a la cu care pe nu o din că mai un este pentru au se fost ca sau lui sunt prin ai iar dar după ce
            al unei spus declarat
            """),
        ("tr", """
            ve bir bu da de için ile olarak çok daha gibi o en ne kadar olan var sonra ama diye ki dedi söyledi değil
            her ya mi
            """),
        ("id", """
            yang dan di dengan untuk dari ini itu tidak pada dalam akan adalah ke juga oleh kata telah ada bisa karena
            mereka saya kami lebih orang sudah para atau kepada ujar tersebut menjadi dia
            """),
        ("tl", "ang ng sa na mga at ay ni si hindi para ito kung pa nang may siya ako din sinabi"),
        ("vi", "và của là có không được cho trong các một người những đã với khi để về này ông cũng tại ra nói"),
        ("sw", "ya na wa kwa ni katika la za cha kuwa hii hiyo wake huo alisema amesema kama watu lakini yake hilo"),
        // Lithuanian and Latvian.
        ("lt", """
            ir kad yra į iš su tai kaip bet apie buvo ne savo už nuo jis sakė teigė un ka par ar no tas
            kas bija uz
            """),
        ("sq", "të e në i dhe për me që se një nga është nuk më do tha kjo ka"),
        ("af", "die van en in is het dat 'n wat te nie vir met op hy was aan sê om sy deur ook as na by ons"),
        ("eu", "eta da du ez bat ere izan dira zen baina dute egin esan"),
        ("gl", "de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao"),
        ("ga", "an na agus ar go a i is le do ag sé bhí tá ní sin dúirt"),
        ("cy", "y yr a i o yn ar mae wedi ei eu gan am ddim hefyd dywedodd"),
        ("zu", "ukuthi kanye kodwa futhi kule uma lapho ngoba uthe ukuba noma kakhulu"),
        ("is", "og að í er á sem til en við var ekki um það með hann af fyrir hefur segir"),
        ("mt", "u li ta il fil l minn għal ma dan kien hija fuq"),
        ("so", "oo iyo ka ku in ay waa la soo uu ee ah"),
    ];
}
