namespace Api.Content.Quotes;

/// <summary>The words that surround English names.</summary>
internal static class EnglishNames
{
    /// <summary>Words that come before a surname and are never part of the name.</summary>
    private const string Honorifics =
        "Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Dame Lord Lady Prof Prof. Rev Rev. Reverend Hon Hon. Madam Madame "
            + "Monsieur Herr Frau Mx Mx.";

    private const string Titles = """
        Del. Dels. Sen Sen. Sens. Rep Rep. Reps. Gov Gov. Govs. Gen Gen. Lt Lt. Col Col. Capt Capt. Sgt Sgt. Maj. Adm Adm. Cmdr. Cpl. Pvt. Det. Supt. Atty. Insp. Pres. Fr. St.
        President Senator Senators Representative Congressman Congresswoman Governor Mayor Minister Secretary Chancellor Premier Judge Justice Professor General Colonel Captain
        Sergeant Major Admiral Lieutenant Commander Sheriff Chief Chairman Chairwoman Chairperson Chair Director Speaker Leader Spokesman Spokeswoman Spokesperson Ambassador King Queen
        Prince Princess Pope Bishop Archbishop Cardinal Imam Rabbi Ayatollah Sheikh Emperor Duke Duchess Count Countess Baron Officer Detective Inspector Superintendent Commissioner
        Attorney Treasurer Councilman Councilwoman Councillor Alderman Deputy Delegate Coach Manager Editor Publisher Author CEO CFO COO Executive Founder Co-founder
        Mayors Ministers Presidents Governors Councillors Councilmen Congressmen Judges Justices Professors Generals Ambassadors Commissioners Delegates Lawmakers
        Prosecutor Lawyer Analyst Strategist Adviser Advisor Aide Host Correspondent Reporter Columnist Candidate Nominee Envoy Lawmaker Dean Principal
        Researcher Scientist Economist Doctor Actor Actress Singer Comedian Pollster Activist Pastor Father Sister Brother Mother Undersecretary Under-Secretary
        Vice Prime Foreign Interior Defense Defence Finance Treasury-Secretary Press Senior Junior Assistant Associate Acting Interim Former Ex-President Ex-Governor Then First Deputy-Director
        """;

    private const string Modifiers = """
        Republican Democratic Democrat GOP Conservative Labour Labor Liberal Libertarian Independent Tory American US U.S. British UK U.K. English Scottish Welsh Irish French German Italian Spanish Portuguese
        Dutch Belgian Swiss Austrian Swedish Norwegian Danish Finnish Polish Czech Hungarian Romanian Bulgarian Greek Turkish Russian Ukrainian Israeli Palestinian Iranian Iraqi Syrian Lebanese Egyptian Saudi
        Yemeni Afghan Pakistani Indian Chinese Japanese Korean Vietnamese Thai Indonesian Malaysian Filipino Australian Canadian Mexican Cuban Brazilian Argentine Chilean Colombian Venezuelan Nigerian Kenyan
        Ethiopian African European Asian Arab Muslim Jewish Christian Catholic Texan Californian White House State Supreme Court Senate Congressional Federal County City National outgoing incoming longtime veteran fellow rival
        """;

    private const string Roles = """
        spokesman spokeswoman spokesperson spokespeople spokesmen official officials aide aides adviser advisers advisor advisors secretary minister president senator senators congressman
        congresswoman governor governors mayor mayors chairman chairwoman chair director directors leader leaders ambassador diplomat diplomats officer officers police prosecutor prosecutors lawyer lawyers attorney attorneys
        judge judges justice professor researcher researchers scientist scientists expert experts analyst analysts economist economists strategist strategists reporter reporters journalist
        journalists author authors editor editors columnist writer writers host candidate candidates nominee critic critics supporter supporters opponent opponents voter voters resident residents witness witnesses
        neighbor neighbors source sources activist activists lawmaker lawmakers Republicans Democrats Republican Democrat student students teacher teachers doctor doctors chief executive manager coach player
        protester protesters demonstrators crowd members member people man men woman women mother father sister brother son daughter wife husband friend friends colleague colleagues billionaire businessman businesswoman mogul
        anchor moderator operative operatives donor donors organizer organizers worker workers investigator investigators agent agents soldier general commander veteran veterans survivor survivors founder executives
        historian pollster pollsters speaker delegate delegates conservatives liberals progressives Americans user users fan fans commentator pundit pundits observers
        counsel staff niece nephew aunt uncle cousin cousins grandson granddaughter grandfather grandmother girlfriend boyfriend widow widower surrogate surrogates staffer staffers tycoon magnate entrepreneur
        """;

    private const string PluralRoles = """
        officials aides advisers advisors senators governors mayors directors leaders diplomats officers prosecutors lawyers attorneys judges researchers scientists experts analysts economists strategists reporters journalists authors
        editors writers candidates critics supporters opponents voters residents witnesses neighbors sources activists lawmakers Republicans Democrats students teachers doctors protesters demonstrators members people men women
        friends colleagues operatives donors organizers workers investigators agents veterans survivors executives pollsters delegates conservatives liberals progressives Americans users fans pundits observers others surrogates staffers cousins presidents
        Departments Ministries Committees Agencies Universities Governments
        """;

    private const string Documents = """
        report statement letter memo memorandum study survey poll article story editorial column book document documents affidavit complaint lawsuit indictment ruling decision opinion filing
        email emails e-mail e-mails note message ad advertisement video poster sign banner website site page blog post tweet transcript review analysis paper release headline text bill
        law constitution order resolution motion platform speech script caption inscription placard leaflet pamphlet brochure newsletter dossier cable footnote summary agreement contract guidelines manual piece clip brief op-ed bylaws petition
        """;

    private const string Institutions = """
        Department Departments Ministry Ministries Committee Committees Agencies Universities Governments Commission Council Court Senate House Congress Parliament Assembly Government Administration Agency Bureau Office Authority Board Service Services Police Army Navy Force Forces
        University College School Institute Institution Center Centre Foundation Association Federation Union League Society Club Trust Fund Group Party Campaign Movement Coalition Alliance Network Organization Organisation
        Company Corporation Corp Corp. Inc Inc. Ltd Ltd. LLC PLC Bank Holdings Coal Oil Energy Steel Motors Airways Pharmaceuticals Electric Partners Times Post Journal Tribune Herald News Daily Chronicle Gazette Guardian Magazine Press Radio Television TV Channel Media Weekly Review Globe Star Sun Mirror
        Telegraph Independent Observer Reuters Bloomberg Politico Breitbart Twitter Facebook Google Microsoft Apple Amazon Hospital Church Chamber Embassy Mission Team Project Initiative PAC Airlines Airport Industries Technologies Systems
        Mossad Kremlin Pentagon Hamas Hezbollah Taliban al-Qaeda Al-Qaeda Qaeda ISIS Isis ISIL Interpol Europol CNN NBC CBS ABC BBC MSNBC Fox AP AFP NPR PBS FBI CIA NSA EPA IRS NRA ACLU UN U.N. EU E.U. NATO WHO IMF OPEC FDA CDC
        """;

    private const string Places = """
        America Britain England Scotland Wales Ireland France Germany Italy Spain Portugal Netherlands Belgium Switzerland Austria Sweden Norway Denmark Finland Poland Hungary Romania Bulgaria Greece Turkey
        Russia Ukraine Israel Palestine Iran Iraq Syria Lebanon Egypt Yemen Qatar Afghanistan Pakistan India China Japan Korea Vietnam Thailand Indonesia Malaysia Philippines Australia Canada Mexico Cuba Brazil
        Argentina Chile Colombia Venezuela Nigeria Kenya Ethiopia Sudan Libya Tunisia Morocco Algeria Washington London Paris Berlin Moscow Beijing Tokyo Tehran Jerusalem Brussels Pyongyang Seoul Delhi Ankara New-York York Angeles Francisco-City Vegas Chicago Boston Houston Dallas Atlanta Miami Detroit Philadelphia Phoenix Seattle Denver Cleveland Baltimore Texas California Florida Ohio Iowa Nevada Arizona Virginia Michigan Wisconsin Pennsylvania Colorado Massachusetts Connecticut Vermont Maine Orleans Delaware Hampshire Carolina Dakota Maryland Illinois Indiana Missouri Kansas Kentucky Tennessee Alabama Mississippi Louisiana Arkansas Oklahoma Nebraska Minnesota Montana Wyoming Utah Idaho Oregon Alaska Hawaii Jersey Mexico
        """;

    private const string Men = """
        Mr Mr. Sir Lord Herr congressman chairman king prince spokesman father
        son brother husband widower man nephew uncle grandfather boyfriend actor duke businessman councilman
        """;

    private const string Women = """
        Mrs Mrs. Ms Ms. Miss Dame Lady congresswoman chairwoman queen princess spokeswoman sister
        mother daughter wife widow woman niece aunt grandmother girlfriend actress duchess countess businesswoman councilwoman heiress
        """;

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        EnglishWords.Add(words, Honorifics, WordClass.Honorific | WordClass.Title);
        EnglishWords.Add(
            words,
            "Mr. Mrs. Ms. Dr. Prof. Rev. Hon. Del. Dels. Sen. Sens. Rep. Reps. Gov. Govs. Gen. Lt. Col. Capt. Sgt. Maj. Adm. Cmdr. Cpl. Det. St. Jr. Sr. Inc. Corp. Ltd. Co. No. vs. Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. Mass. Calif. Fla. Va. Ga. Pa. Conn. Ariz. Colo. Ill. Mich. Minn. Wis. Tenn. Ala. Ky. La. Md. Mo. Tex. Okla. Ore. Wash. N.Y. D.C. Ph.D. etc."
                .Replace(".", "", StringComparison.Ordinal)
                .Replace("No ", "", StringComparison.Ordinal),
            WordClass.Abbreviation);
        EnglishWords.Add(words, Titles, WordClass.Title);
        EnglishWords.Add(words, Modifiers, WordClass.Modifier);
        EnglishWords.Add(words, Roles, WordClass.Role);
        EnglishWords.Add(words, PluralRoles, WordClass.Plural);
        EnglishWords.Add(words, Documents, WordClass.Document);
        EnglishWords.Add(words, Institutions, WordClass.Institution);
        EnglishWords.Add(
            words,
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
                + "September October November December morning afternoon evening night week month year years months "
                + "weeks days day weekend",
            WordClass.Time);
        EnglishWords.Add(words, Places, WordClass.Place);
        EnglishWords.Add(words, "de la van von der den bin ibn al el du da di le ter dos del della", WordClass.Particle);
        EnglishWords.Add(words, Men, WordClass.Masculine);
        EnglishWords.Add(words, Women, WordClass.Feminine);
        EnglishWords.Add(words, EnglishForenames.Males, WordClass.Male);
        EnglishWords.Add(words, EnglishForenames.Females, WordClass.Female);
    }
}
