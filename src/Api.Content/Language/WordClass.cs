namespace Api.Content.Language;

/// <summary>
/// The classes of a word. It may be several things at once; its neighbours decide (<see cref="Chunker"/>).
/// </summary>
[Flags]
internal enum WordClass : ulong
{
    None = 0,
    Determiner = 1 << 0,
    Pronoun = 1 << 1,
    ObjectPronoun = 1 << 2,
    Preposition = 1 << 3,
    Conjunction = 1 << 4,
    Subordinator = 1 << 5,
    Relative = 1 << 6,
    Auxiliary = 1 << 7,
    Be = 1 << 8,
    Adverb = 1 << 9,
    To = 1 << 10,
    Verb = 1 << 11,

    /// <summary>A verb that reports speech; <see cref="Speech"/> marks those that do little else.</summary>
    Cue = 1 << 12,
    Speech = 1 << 13,
    Past = 1 << 14,
    Third = 1 << 15,
    Base = 1 << 16,
    Participle = 1 << 17,

    /// <summary>A verb form that is a noun as often: <c>report</c>, <c>claims</c>.</summary>
    Ambiguous = 1 << 18,
    Title = 1 << 19,
    Role = 1 << 20,
    Document = 1 << 21,
    Abbreviation = 1 << 22,
    Time = 1 << 23,
    Modifier = 1 << 24,
    Institution = 1 << 25,
    Male = 1 << 26,
    Female = 1 << 27,
    Plural = 1 << 28,
    Honorific = 1 << 29,

    /// <summary>A word or sign inside an organisation's name: the <c>&amp;</c> of <c>Reed &amp; Sons</c>.</summary>
    Joint = 1UL << 30,

    /// <summary>Joins two nouns: <c>and</c>.</summary>
    And = 1UL << 31,

    /// <summary>A country or another place that speaks for itself: <c>Russia said</c>.</summary>
    Place = 1UL << 32,

    /// <summary>A small word inside names: <c>de</c>, <c>bin</c>.</summary>
    Particle = 1UL << 33,

    /// <summary><c>it</c>, which an inverted verb hardly ever has for its subject.</summary>
    Impersonal = 1UL << 34,

    /// <summary>A cue whose object is who is spoken to: <c>told</c>.</summary>
    Addressing = 1UL << 35,

    /// <summary>A medium that words go through: <c>Twitter</c>, <c>statement</c>.</summary>
    Medium = 1UL << 36,

    /// <summary>Somebody who speaks for another: <c>spokeswoman</c>.</summary>
    Proxy = 1UL << 37,

    /// <summary><c>his</c>, <c>their</c>.</summary>
    Possessor = 1UL << 38,

    /// <summary>A work that has a title: <c>film</c>, <c>album</c>.</summary>
    Work = 1UL << 39,

    /// <summary>
    /// A mark of a word that is spoken of, not spoken: <c>so-called</c>, the <c>term</c>.
    /// </summary>
    Term = 1UL << 58,

    /// <summary>A word that may report a clause without marks.</summary>
    Reporting = 1UL << 40,

    /// <summary><c>that</c> before a clause.</summary>
    That = 1UL << 41,

    /// <summary>The genitive: <c>of</c>, <c>del</c>.</summary>
    Of = 1UL << 42,

    /// <summary>Before who did it, after a passive verb.</summary>
    By = 1UL << 43,
    As = 1UL << 44,

    /// <summary>Before the one on whose behalf somebody speaks.</summary>
    For = 1UL << 45,

    /// <summary>Before a <see cref="Medium"/>: <c>on</c>, <c>via</c>.</summary>
    Through = 1UL << 46,

    /// <summary>Before a source, with a <see cref="To"/> after it: <c>according</c>.</summary>
    According = 1UL << 47,

    /// <summary>Before a source by itself: <c>según</c>.</summary>
    Per = 1UL << 48,

    /// <summary>An auxiliary that is a verb of its own as well.</summary>
    Have = 1UL << 49,

    /// <summary>An infinitive that needs no <see cref="To"/>: <c>decir</c>.</summary>
    Infinitive = 1UL << 50,
    Article = 1UL << 51,
    Definite = 1UL << 52,

    /// <summary>A pronoun, title or role of a man; <see cref="Male"/> is a forename.</summary>
    Masculine = 1UL << 53,
    Feminine = 1UL << 54,

    /// <summary>A pronoun that stands before its verb: <c>se</c>; some are articles as well: <c>la</c>.</summary>
    Clitic = 1UL << 56,

    /// <summary>
    /// A verb of speech that has its subject in its ending when it has no other; see
    /// <see cref="Lexicon.DropsSubjects"/>.
    /// </summary>
    Personal = 1UL << 57,

    /// <summary><c>they</c></summary>
    Several = 1UL << 55,

    /// <summary>Opens a question that is reported: <c>whether</c>, <c>why</c>.</summary>
    Question = 1UL << 59,

    /// <summary>The <c>there</c> of <c>there is</c>.</summary>
    Existential = 1UL << 60,

    /// <summary>Opens a clause that concedes something: <c>although</c>.</summary>
    Concession = 1UL << 61,

    /// <summary>Before somebody who has a participle: <c>with Kim saying</c>.</summary>
    With = 1UL << 63,

    /// <summary>An auxiliary that says how likely or due something is: <c>would</c>.</summary>
    Modal = 1UL << 62,
}
