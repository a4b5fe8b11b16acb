namespace Api.Content.Language.English;

/// <summary>The titles and roles that stand around English names.</summary>
internal static class EnglishTitles
{
    /// <summary>Words that come before a surname and are never part of the name.</summary>
    private const string Honorifics =
        "Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Dame Lord Lady Prof Prof. Rev Rev. Reverend Hon Hon. Madam Madame "
            + "Monsieur Herr Frau Mx Mx.";

    private const string Titles = """
        Del. Dels. Sen Sen. Sens. Rep Rep. Reps. Gov Gov. Govs. Gen Gen. Lt Lt. Col Col. Capt Capt. Sgt Sgt. Maj. Adm
        Adm. Cmdr. Cpl. Pvt. Det. Supt. Atty. Insp. Pres. Fr. St. President Senator Senators Representative Congressman
        Congresswoman Governor Mayor Minister Secretary Chancellor Premier Judge Justice Professor General Colonel
        Captain Sergeant Major Admiral Lieutenant Commander Sheriff Chief Chairman Chairwoman Chairperson Chair Director
        Speaker Leader Spokesman Spokeswoman Spokesperson Ambassador King Queen Prince Princess Pope Bishop Archbishop
        Cardinal Imam Rabbi Ayatollah Sheikh Emperor Duke Duchess Count Countess Baron Officer Detective Inspector
        Superintendent Commissioner Attorney Treasurer Councilman Councilwoman Councillor Alderman Deputy Delegate Coach
        Manager Editor Publisher Author CEO CFO COO Executive Founder Co-founder Mayors Ministers Presidents Governors
        Councillors Councilmen Congressmen Judges Justices Professors Generals Ambassadors Commissioners Delegates
        Lawmakers Prosecutor Lawyer Analyst Strategist Adviser Advisor Aide Host Correspondent Reporter Columnist
        Candidate Nominee Envoy Lawmaker Dean Principal Researcher Scientist Economist Doctor Actor Actress Singer
        Comedian Pollster Activist Pastor Father Sister Brother Mother Undersecretary Under-Secretary Vice Prime Foreign
        Brigadier Constable Corporal Commodore Ensign Bombardier Airman Squadron Vicar Canon Archdeacon Monsignor Mufti
        Baroness Viscount Marquess Comptroller Rector Assemblyman Assemblywoman Alderwoman Councilmember Councilor
        Trooper Patrolman Patrolwoman Ombudsman
        Selectman PC WPC Insp Interior Exchequer MP MEP MSP TD QC KC Defense Defence Finance Treasury-Secretary Press
        Senior Junior Assistant Associate Acting Interim Former Ex-President Ex-Governor Then First Deputy-Director
        """;

    /// <summary>Adjectives of countries, before a name of anything: <c>Swedish Kestrel</c>.</summary>
    private const string OfCountries = """
        American US U.S. British UK U.K. English Scottish Welsh Irish French German Italian Spanish Portuguese Dutch
        Belgian Swiss Austrian Swedish Norwegian Danish Finnish Polish Czech Hungarian Romanian Bulgarian Greek Turkish
        Russian Ukrainian Israeli Palestinian Iranian Iraqi Syrian Lebanese Egyptian Saudi Yemeni Afghan Pakistani
        Indian Chinese Japanese Korean Vietnamese Thai Indonesian Malaysian Filipino Australian Canadian Mexican Cuban
        Brazilian Argentine Chilean Colombian Venezuelan Nigerian Kenyan Ethiopian African European Asian Arab Texan
        Californian
        """;

    private const string Modifiers = """
        Republican Democratic Democrat GOP Conservative Labour Labor Liberal Libertarian Independent Tory Muslim Jewish
        Christian Catholic White House State Supreme Court Senate Congressional Federal County City National outgoing
        incoming longtime veteran fellow rival
        """;

    public static readonly WordSet Countries = new(OfCountries);

    /// <summary>Words that are an office with its field only: <c>Master of the Rolls</c>.</summary>
    public static readonly WordSet OfField = new(
        "Master Mistress Keeper Head Clerk Warden Marshal Registrar Steward Provost Bursar Controller Curator Owner "
            + "Custodian Commandant Abbot Abbess Prior Earl Member Co-head Co-owner Co-director Lady-in-waiting");

    private const string Roles = """
        spokesman spokeswoman spokesperson spokespeople spokesmen official officials aide aides adviser advisers advisor
        advisors secretary minister president senator senators congressman congresswoman governor governors mayor mayors
        chairman chairwoman chair director directors leader leaders ambassador diplomat diplomats officer officers
        police prosecutor prosecutors lawyer lawyers attorney attorneys judge judges justice professor researcher
        researchers scientist scientists expert experts analyst analysts economist economists strategist strategists
        reporter reporters journalist journalists author authors editor editors columnist writer writers host candidate
        candidates nominee critic critics supporter supporters opponent opponents voter voters resident residents
        witness witnesses neighbor neighbors source sources activist activists lawmaker lawmakers Republicans Democrats
        Republican Democrat student students teacher teachers doctor doctors chief executive manager coach player
        protester protesters demonstrators crowd members member people man men woman women mother father sister brother
        son daughter wife husband friend friends colleague colleagues billionaire businessman businesswoman mogul anchor
        moderator operative operatives donor donors organizer organizers worker workers investigator investigators agent
        agents soldier general commander veteran veterans survivor survivors founder executives historian pollster
        pollsters speaker delegate delegates conservatives liberals progressives Americans user users fan fans
        commentator pundit pundits observers counsel staff niece nephew aunt uncle cousin cousins grandson granddaughter
        grandfather grandmother girlfriend boyfriend widow widower surrogate surrogates staffer staffers tycoon magnate
        entrepreneur neighbour neighbours eyewitness eyewitnesses bystander bystanders onlooker onlookers
        """;

    private const string PluralRoles = """
        officials aides advisers advisors senators governors mayors directors leaders diplomats officers prosecutors
        lawyers attorneys judges researchers scientists experts analysts economists strategists reporters journalists
        authors editors writers candidates critics supporters opponents voters residents witnesses neighbors sources
        activists lawmakers Republicans Democrats students teachers doctors protesters demonstrators members people men
        women friends colleagues operatives donors organizers workers investigators agents veterans survivors executives
        pollsters delegates conservatives liberals progressives Americans users fans pundits observers others surrogates
        staffers cousins presidents Departments Ministries Committees Agencies Universities Governments
        """;

    private const string Men = """
        Mr Mr. Sir Lord Herr congressman chairman king prince spokesman father
        son brother husband widower man nephew uncle grandfather boyfriend actor duke businessman councilman
        """;

    private const string Women = """
        Mrs Mrs. Ms Ms. Miss Dame Lady congresswoman chairwoman queen princess spokeswoman sister mother daughter wife
        widow woman niece aunt grandmother girlfriend actress duchess countess businesswoman councilwoman heiress
        """;

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        WordLists.Add(words, Honorifics, WordClass.Honorific | WordClass.Title);
        WordLists.Add(words, Titles, WordClass.Title);
        EnglishOccupations.AddTo(words);
        WordLists.Add(words, Modifiers, WordClass.Modifier);
        WordLists.Add(words, OfCountries, WordClass.Modifier);
        WordLists.Add(words, Roles, WordClass.Role);
        WordLists.Add(words, PluralRoles, WordClass.Plural);
        WordLists.Add(
            words,
            "spokesman spokeswoman spokesperson spokesmen lawyer attorney lawyers representative agent publicist",
            WordClass.Proxy);
        WordLists.Add(words, Men, WordClass.Masculine);
        WordLists.Add(words, Women, WordClass.Feminine);
    }
}
