namespace Api.Content.Language.English;

/// <summary>
/// Occupations before names: <c>Paramedic Ann Lee</c>. Most are from the corpora of D. Kazemi (CC0), as single words;
/// those that are among the 4,000 commonest surnames of the United States' census of 2000 (in the public domain) are
/// apart.
/// </summary>
internal static class EnglishOccupations
{
    private const string Titles = """
        abstractor accountant actuary adjudicator administrator anesthesiologist animator announcer
        anthropologist applicator appraiser arbitrator archeologist architect archivist artist astronaut
        astronomer athlete audiologist auditor backbencher bailiff banker barback barrister bartender
        batchmaker bellhop biochemist biologist biophysicist blockmason boilermaker bolter bookkeeper botanist
        brazer breeder brickmason broker builder buyer cabinetmaker campaigner cardiologist caretaker
        cartographer cashier chauffeur chef chemist chiropractor choreographer cleaner clerk composer
        concierge conciliator conservator contractor controller coordinator copilot coremaker
        coroner cosmetologist cosmonaut counselor courier cricketer criminologist curator cyclist dancer
        defender demonstrator dentist dermatologist designer developer dietitian dishwasher dispatcher
        distributor drafter dressmaker drummer ecologist educator electrician embalmer engineer
        engraver entertainer epidemiologist estimator etcher fabricator farmworker filmmaker firefighter
        footballer forester gauger geographer geologist geoscientist glazier goalkeeper golfer grinder
        groundskeeper guide guitarist gynecologist hairdresser hairstylist handler headmaster headmistress
        headteacher hostess hostler housecleaner housekeeper hydrologist hygienist illustrator instructor
        internist interpreter interviewer investor jailer janitor jeweler jockey laborer laminator landlord
        lecturer legislator librarian lifeguard locksmith logistician magistrate maid manicurist mathematician
        mechanic mediator messenger meteorologist microbiologist midfielder midwife millwright molder
        mortician motorist musician neurologist notary novelist nurse nutritionist obstetrician
        offbearer ombudsman oncologist optician optometrist organiser orthodontist
        orthotist paperhanger paralegal paramedic parliamentarian pathologist paver pediatrician
        pedicurist pensioner performer pharmacist philanthropist philosopher photogrammetrist photographer
        physician physicist pilot pipefitter pipelayer plasterer playwright plumber podiatrist poet postmaster
        pourer practitioner preparer processor producer programmer projectionist promoter proofreader
        prosthetist prosthodontist pruner psychiatrist psychologist rancher ranger rapper receptionist
        referee rigger roofer roustabout sailor salesperson sampler scaler screener sculptor searcher
        secretary-treasurer seismologist shampooer sharpener shipmate shopkeeper slaughterer sociologist
        solderer solicitor sonographer splitter sprayer sprinter statistician steamfitter stonemason striker
        supervisor surgeon surveyor swimmer tailor technician technologist telemarketer teller tenant
        theologian therapist trader trainer translator trapper trucker tutor typist umpire undertaker
        underwriter upholsterer vendor vet veterinarian villager virologist volunteer waiter waitress weigher
        welder woodworker yardmaster zoologist
        """;

    /// <summary>Occupations that are surnames as well: before one more word they are the first of a name.</summary>
    private const string Surnames = """
        baker barber butcher carpenter carrier cook driver farmer fisher hunter painter porter priest warden
        """;

    private static readonly string[] Trades =
    [
        "keeper", "layer", "maker", "worker", "cleaner", "fighter", "driver", "teacher", "writer", "ologist", "ician",
        "grapher", "dresser", "holder", "owner",
    ];

    /// <summary>Whether a word that is on no list ends as compounds for a trade do: <c>Beekeeper</c>.</summary>
    public static bool EndsAsTrade(string word) => Trades.Any(end => word.EndsWith(end, StringComparison.Ordinal));

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        WordLists.Add(words, Titles, WordClass.Title | WordClass.Role);
        WordLists.Add(words, Surnames, WordClass.Role);
    }
}
