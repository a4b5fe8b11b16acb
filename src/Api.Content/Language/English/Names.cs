namespace Api.Content.Language.English;

/// <summary>
/// The words of English names, but for titles and roles, and words that look like names: days and months.
/// </summary>
internal static class EnglishNames
{
    /// <summary>The end of a name that is no surname: <c>Jr.</c></summary>
    public static readonly WordSet Suffixes = new("Jr. Jr Sr. Sr II III IV");

    /// <summary>First words of places: <c>New York</c>.</summary>
    public static readonly WordSet PlaceParts = new(
        "New North South West East Las Los San Saudi Great Northern Southern Western Eastern");

    /// <summary>People by their country, as nouns that no name has before itself: <c>the Dutchman</c>.</summary>
    private static readonly WordSet Demonyms = new("""
        Finn Dane Swede Scot Turk Pole Czech Briton Spaniard Serb Croat Slovak Slovene Slovenian Greek Thai Kurd Arab
        Swiss Iraqi Israeli Pakistani Kiwi Aussie Brit Argentine Argentinian Filipino Filipina Uzbek Kazakh Kyrgyz Tajik
        Turkmen Afghan Somali Bangladeshi Omani Qatari Emirati Kuwaiti Bahraini Yemeni Nepali Nepalese Cypriot Basque
        Catalan Belgian Austrian Australian American Canadian Mexican Brazilian Chilean Colombian Venezuelan Peruvian
        Bolivian Ecuadorian Uruguayan Paraguayan Cuban Jamaican Haitian Norwegian German Italian Hungarian Romanian
        Bulgarian Albanian Macedonian Bosnian Russian Ukrainian Belarusian Estonian Latvian Lithuanian Georgian Armenian
        Azerbaijani Iranian Syrian Lebanese Palestinian Jordanian Egyptian Libyan Tunisian Algerian Moroccan Sudanese
        Ethiopian Eritrean Kenyan Ugandan Rwandan Tanzanian Zambian Zimbabwean Nigerian Ghanaian Senegalese Ivorian
        Cameroonian Congolese Angolan Namibian Indian Chinese Japanese Korean Vietnamese Indonesian Malaysian
        Singaporean Taiwanese Portuguese Maltese Icelander Irishman Londoner Parisian Berliner Dubliner Texan
        Californian Floridian Glaswegian Venetian Sicilian Bavarian Tyrolean Luxembourger Monegasque African European
        Asian Tongan Samoan Fijian Zealander Lankan Rican Leonean Guinean Konger Salvadoran Honduran Guatemalan
        Nicaraguan Panamanian Dominican Barbadian Bahamian Trinidadian Guyanese Surinamese Liberian Gambian Malian
        Chadian Gabonese Togolese Beninese Burundian Malawian Mozambican Malagasy Mauritian Mauritanian Mongolian
        Burmese Cambodian Laotian Bhutanese Maldivian Kosovar Montenegrin Moldovan Faroese Timorese Arabian Djiboutian
        Comorian Seychellois Micronesian Englander Greenlander Islander
        Highlander Queenslander Newfoundlander
        """);

    /// <summary>First words of people by their country: <c>the New Zealander</c>.</summary>
    public static readonly WordSet DemonymParts = new(
        "New South North East West Sri Costa Puerto Sierra Hong Saudi Papua Equatorial Cape Northern Southern Western "
            + "Eastern Central");

    private static readonly string[] DemonymEnds = ["shman", "chman", "shwoman", "chwoman", "shireman", "shirewoman"];

    /// <summary>Kinds that organisations are called by without having the word in their name.</summary>
    public static readonly WordSet Generic = new(
        "group company organization organisation union agency firm network association");

    /// <summary>The legal forms that end a company's name, which no surname is.</summary>
    public static readonly WordSet CompanyForms = new(
        "Inc Inc. Corp Corp. Co Co. Ltd Ltd. LLC LLP PLC Plc plc GmbH SpA S.p.A. S.A. N.V. Pty Bhd Oy AB");

    /// <summary>Prepositions before something that has an inside, as places and organisations have.</summary>
    public static readonly WordSet Locatives = new(
        "in In at At inside Inside into throughout Throughout across Across");

    /// <summary>Nouns before the name of an organisation: <c>the airline Kestrel</c>.</summary>
    public static readonly WordSet BodyNouns = new("""
        agency airline bank brewer broker brokerage builder business carrier chain city company daily developer
        distributor exporter firm group insurer maker manufacturer newspaper operator paper party port publisher
        refiner retailer site station supplier town union unit utility website
        """);

    /// <summary>Nouns for what organisations and countries have, but no people: <c>Kestrel officials</c>.</summary>
    public static readonly WordSet OfBodies = new("""
        capital branch branches department division economy embassy employees executives exports factory factories
        government imports investors law laws management members newspaper offices officers officials operations
        parliament plant plants population production products profits representatives revenue sales share shareholders
        shares soldiers spokesman spokesmen spokesperson spokeswoman staff stock stockholders stocks stores
        subsidiaries subsidiary territory troops unit workers
        """);

    /// <summary>Bodies that are named for somebody, and are not that somebody: <c>the Lee campaign</c>.</summary>
    public static readonly WordSet Bodies = new("campaign family administration office team");

    /// <summary>Join what a body is for to its name: <c>Commission on Fisheries</c>.</summary>
    private static readonly WordSet Purposes = new("for on to");

    private static readonly WordSet Boards = new(
        "Department Ministry Board Commission Committee Council Center Centre Centers Centres Institute Academy "
            + "Association Alliance Coalition Foundation Campaign Fund "
            + "Office Agency Organization Society");

    private static readonly WordSet Gatherings = new(
        "Citizens Americans Students Mothers Veterans Doctors Physicians Women Lawyers Workers Parents Neighbours "
            + "Neighbors Friends");

    /// <summary>Abbreviations without their full stops, but for <c>No.</c>, which is a word as well.</summary>
    private const string Abbreviations = """
        Mr Mrs Ms Dr Prof Rev Hon Del Dels Sen Sens Rep Reps Gov Govs Gen Lt Col Capt Sgt Maj Adm Cmdr Cpl Det St Jr Sr
        Inc Corp Ltd Co vs Jan Feb Mar Apr Aug Sept Oct Nov Dec Mass Calif Fla Va Ga Pa Conn Ariz Colo Ill Mich Minn Wis
        Tenn Ala Ky La Md Mo Tex Okla Ore Wash NY DC PhD etc
        """;

    private const string Institutions = """
        Department Departments Ministry Ministries Committee Committees Agencies Universities Governments Commission
        Council Court Senate House Congress Parliament Assembly Government Administration Agency Bureau Office Authority
        Board Service Services Police Army Navy Force Forces University College School Institute Institution Center
        Centre Foundation Association Federation Union League Society Club Trust Fund Group Party Campaign Movement
        Coalition Alliance Network Organization Organisation Company Corporation Corp Corp. Inc Inc. Ltd Ltd. LLC PLC
        Bank Holdings Coal Oil Energy Steel Motors Airways Pharmaceuticals Electric Partners Times Post Journal Tribune
        Herald News Daily Chronicle Gazette Guardian Magazine Press Radio Television TV Channel Media Weekly Review
        Globe Star Sun Mirror Telegraph Independent Observer Reuters Bloomberg Politico Breitbart Twitter Facebook
        Google Microsoft Apple Amazon Hospital Centers Centres Academy Guild Museum Laboratory Observatory Orchestra
        Church Chamber Embassy Mission Team Project Initiative PAC Airlines Airport Industries Technologies Systems
        Community Communities Confederation Reserve Treasury Brotherhood Corps Cooperative Cooperatives
        Petroleum Power Gas Chemical Chemicals Insurance Telecom Communications Foods Stores Resources Products
        Enterprises Investments Financial Savings Minerals Mining Metals Refining Manufacturing Bancorp Laboratories
        Aerospace Broadcasting Industry Bundesbank Tass TASS Interfax Xinhua Tanjug Kyodo Yonhap Antara Bernama Anadolu
        Mossad Kremlin Pentagon Hamas Hezbollah Taliban al-Qaeda Al-Qaeda Qaeda ISIS Isis ISIL Interpol Europol CNN NBC
        CBS ABC BBC MSNBC Fox AP AFP NPR PBS FBI CIA NSA EPA IRS NRA ACLU UN U.N. EU E.U. NATO WHO IMF OPEC FDA CDC
        """;

    private const string Places = """
        America Britain England Scotland Wales Ireland France Germany Italy Spain Portugal Netherlands Belgium
        Switzerland Austria Sweden Norway Denmark Finland Poland Hungary Romania Bulgaria Greece Turkey Russia Ukraine
        Israel Palestine Iran Iraq Syria Lebanon Egypt Yemen Qatar Afghanistan Pakistan India China Japan Korea Vietnam
        Thailand Indonesia Malaysia Philippines Australia Canada Mexico Cuba Brazil Argentina Chile Colombia Venezuela
        Albania Angola Armenia Azerbaijan Bahrain Bangladesh Barbados Belarus Belize Benin Bhutan Bolivia Bosnia
        Botswana Brunei Burma Burundi Cambodia Cameroon Congo Croatia Cyprus Czechoslovakia Djibouti Ecuador Eritrea
        Estonia Fiji Gabon Gambia Ghana Grenada Guatemala Guinea Guyana Haiti Honduras Iceland Jamaica Kazakhstan
        Kosovo Kuwait Kyrgyzstan Laos Latvia Lesotho Liberia Liechtenstein Lithuania Luxembourg Madagascar Malawi
        Maldives Mali Malta Mauritania Mauritius Moldova Monaco Mongolia Montenegro Mozambique Myanmar Namibia Nepal
        Nicaragua Niger Oman Panama Paraguay Peru Rwanda Samoa Senegal Serbia Seychelles Singapore Slovakia Slovenia
        Somalia Suriname Taiwan Tajikistan Tanzania Togo Tonga Turkmenistan Uganda Uruguay Uzbekistan Vanuatu
        Yugoslavia Zaire Zambia Zimbabwe Bonn Madrid Rome Vienna Bern Lisbon Athens Oslo Stockholm Copenhagen Helsinki
        Warsaw Prague Budapest Bucharest Belgrade Kyiv Kiev Minsk Cairo Baghdad Damascus Beirut Riyadh Kabul Islamabad
        Dhaka Bangkok Hanoi Manila Jakarta Canberra Ottawa Havana Caracas Bogota Brasilia Nairobi Khartoum Kinshasa
        Pretoria Harare Taipei Nigeria Kenya Ethiopia Sudan Libya Tunisia Morocco Algeria Washington London Paris
        Berlin Moscow Beijing Tokyo Tehran Jerusalem Brussels Pyongyang Seoul Delhi Ankara New-York York Angeles
        Francisco-City Vegas Chicago Boston Houston Dallas Atlanta Miami Detroit Philadelphia Phoenix Seattle Denver
        Cleveland Baltimore Texas California Florida Ohio Iowa Nevada Arizona Virginia Michigan Wisconsin Pennsylvania
        Colorado Massachusetts Connecticut Vermont Maine Orleans Delaware Hampshire Carolina Dakota Maryland Illinois
        Indiana Missouri Kansas Kentucky Tennessee Alabama Mississippi Louisiana Arkansas Oklahoma Nebraska Minnesota
        Montana Wyoming Utah Idaho Oregon Alaska Hawaii Jersey Mexico
        """;

    /// <summary>
    /// The <c>for</c> of <c>Neighbours for Peace</c>, the <c>on</c> of <c>Commission on Fisheries</c>.
    /// </summary>
    public static bool IsPurpose(string preposition, string body) =>
        Purposes.Contains(preposition)
            && (Boards.Contains(body) || (preposition == "for" && Gatherings.Contains(body)));

    /// <summary>Whether a word is for somebody of a country: <c>Finn</c>, <c>Dutchman</c>.</summary>
    public static bool IsDemonym(string word) =>
        Demonyms.Contains(word) || DemonymEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Whether a word ends as those of many people do: <c>Mexicans</c>, <c>bakers</c>.</summary>
    public static bool EndsAsPeople(string word) =>
        word.EndsWith("ans", StringComparison.Ordinal) || word.EndsWith("ers", StringComparison.Ordinal);

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        WordLists.Add(words, Abbreviations, WordClass.Abbreviation);
        WordLists.Add(words, Institutions, WordClass.Institution);
        WordLists.Add(
            words,
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
                + "September October November December morning afternoon evening night week month year years months "
                + "weeks days day weekend",
            WordClass.Time);
        WordLists.Add(words, Places, WordClass.Place);
        WordLists.Add(words, "de la van von der den bin ibn al el du da di le ter dos del della", WordClass.Particle);
        WordLists.Add(words, EnglishForenames.Males, WordClass.Male);
        WordLists.Add(words, EnglishForenames.Females, WordClass.Female);
    }
}
