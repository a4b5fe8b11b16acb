namespace Api.Content.Language.English;

/// <summary>English words around words in marks that are a name, a term or a label, and nobody's utterance.</summary>
internal static class EnglishTerms
{
    /// <summary>After a noun, or in the passive: the words that follow are its name.</summary>
    public static readonly WordSet Naming = new(
        "called named dubbed nicknamed termed labelled labeled christened code-named codenamed renamed",
        anyCase: true);

    /// <summary>Right before a title.</summary>
    public static readonly WordSet Titled = new("titled entitled subtitled headlined", anyCase: true);

    /// <summary>Right before a name of somebody or something.</summary>
    public static readonly WordSet Names = new(
        "nickname nicknames moniker pseudonym alias hashtag acronym abbreviation codename so-called aka a.k.a. slogan "
            + "motto",
        anyCase: true);

    /// <summary>Right before a word that is spoken of.</summary>
    public static readonly WordSet Words = new(
        "word words term terms phrase phrases expression name label title letter letters prefix suffix adjective noun "
            + "verb keyword keywords tag tags category prompt prompts query queries topic heading caption",
        anyCase: true);

    /// <summary>Before <c>on</c> or <c>with</c> and a heading.</summary>
    public static readonly WordSet Headings = new(
        "module section chapter lecture seminar workshop session panel course essay unit lesson exhibit",
        anyCase: true);

    /// <summary>Right before the meaning of a word.</summary>
    public static readonly WordSet Meaning =
        new("means mean meaning signifies signifying denotes denoting spelled spelt");

    /// <summary>Before <c>for</c>, <c>as</c> or <c>to</c> and a meaning.</summary>
    public static readonly WordSet Standing =
        new("short stands stand stood stand-in code shorthand slang translates translated abbreviated refers referred");

    /// <summary>Right after a word that is explained.</summary>
    public static readonly WordSet Explaining = new("means refers stands denotes signifies translates derives");

    /// <summary>After a label on a screen or a machine.</summary>
    public static readonly WordSet Controls = new(
        "button buttons key keys tab tabs menu menus icon icons checkbox checkboxes link links option options toggle "
            + "toggles dropdown drop-down field fields screen dialog folder command setting settings switch slider",
        anyCase: true);

    /// <summary>After the name of a product or of something in it.</summary>
    public static readonly WordSet Named = new(
        "feature features mode modes function functions effect effects app apps tool tools program programme model "
            + "edition version line size tier brand label tag award prize category series badge filter plugin channel "
            + "podcast newsletter playlist level quest mission");

    /// <summary>Verbs for a label on a screen or a machine, as somebody is told to use it.</summary>
    public static readonly WordSet Pressing = new(
        "click tap press select choose toggle swipe type enter tick untick check uncheck hit push search highlight "
            + "double-click right-click long-press",
        anyCase: true);

    /// <summary>The other forms of these verbs.</summary>
    public static readonly WordSet Pressed = new(
        "clicks clicked clicking taps tapped tapping presses pressed pressing selects selected selecting chose chooses "
            + "choosing toggling types typed typing enters entered entering ticked ticking hitting pushing checking "
            + "searched searching",
        anyCase: true);

    /// <summary>Between such a verb and the label.</summary>
    public static readonly WordSet AfterPressing = new("on the for a into to");

    /// <summary>
    /// Verbs that begin instructions.
    /// </summary>
    public static readonly WordSet Instructing = new(
        "ask say tell write add remember see put turn set try make let give keep take think read imagine consider "
            + "avoid go open find get send start stop begin follow choose enter select learn pick bring leave repeat "
            + "replace remove scroll insert paste copy download install save visit watch listen speak answer reply "
            + "respond call use look note name label mark search describe explain picture suppose assume forget stir "
            + "mix pour bake cook heat boil fold whisk chop slice sprinkle serve season combine preheat knead roll "
            + "spread cover chill simmer fry roast transfer drain rinse beat blend melt",
        anyCase: true);

    /// <summary>Between the beginning of a clause and the verb that instructs.</summary>
    public static readonly WordSet BeforeInstructing = new(
        "then next now first second third finally lastly simply just please always never also instead again do don't "
            + "don’t not so well okay once afterwards",
        anyCase: true);
}
