namespace Api.Content.Language.English;

/// <summary>Documents, media, works with a title, and the words before a term.</summary>
internal static class EnglishDocuments
{
    /// <summary>Before the issuer of a document.</summary>
    public static readonly WordSet BeforeIssuers = new("by from");

    private const string Documents = """
        report statement letter memo memorandum study survey poll article story editorial column book document documents
        affidavit complaint lawsuit indictment ruling decision opinion filing email emails e-mail e-mails note message
        ad advertisement video poster sign banner website site page blog post tweet transcript review analysis paper
        release headline text bill law constitution order resolution motion platform speech script caption inscription
        placard leaflet pamphlet brochure newsletter dossier cable footnote summary agreement contract guidelines manual
        piece clip brief op-ed bylaws petition records papers files filings transcripts reports letters statements
        articles posts tweets texts messages memos
        """;

    /// <summary>One word for the documents of a kind, in small letters.</summary>
    public static string KindOf(string document) => document.ToLowerInvariant() switch
    {
        "study" or "survey" or "poll" or "analysis" or "review" => "report",
        "story" or "piece" or "column" or "editorial" or "post" or "op-ed" => "article",
        "lawsuit" or "filing" or "brief" => "complaint",
        "opinion" or "decision" => "ruling",
        "video" or "ad" or "advertisement" => "clip",
        var other => other,
    };

    public static void AddTo(Dictionary<string, WordClass> words)
    {
        WordLists.Add(words, Documents, WordClass.Document);
        WordLists.Add(
            words,
            "Twitter Facebook Instagram YouTube TV television radio interview statement email e-mail speech tweet "
                + "post letter memo conference briefing debate rally podcast show blog column op-ed video message "
                + "call telephone phone testimony broadcast newsletter press-release release",
            WordClass.Medium);
        WordLists.Add(
            words,
            "book books novel novels memoir memoirs autobiography biography film films movie movies documentary "
                + "documentaries show shows series sitcom drama comedy thriller episode episodes special program "
                + "programme programs broadcast podcast podcasts album albums single song songs anthem ballad tune "
                + "hymn track musical opera play plays game games poem poems painting exhibition exhibit magazine "
                + "newsletter column cartoon sketch skit parody trilogy bestseller",
            WordClass.Work);
        WordLists.Add(
            words,
            "word words term terms phrase phrases nickname nicknames nicknamed moniker so-called titled entitled "
                + "acronym abbreviation",
            WordClass.Term);
    }
}
