namespace Api.Content.Html;

/// <summary>The fates of the words of a page: each word has one.</summary>
internal enum WordFate
{
    Undecided,

    /// <summary>The heading that is the title.</summary>
    Title,

    /// <summary>A paragraph of the body.</summary>
    Body,

    /// <summary>The caption or the credit of a picture of the article.</summary>
    Caption,

    /// <summary>A footnote, which follows the body, or a reference to one.</summary>
    Footnote,

    /// <summary>A line that a field repeats, such as the byline.</summary>
    Field,

    /// <summary>Told as <see cref="Articles.LeftOutKind.Head"/>.</summary>
    Head,

    /// <summary>Told as <see cref="Articles.LeftOutKind.Tail"/>.</summary>
    Tail,

    /// <summary>Told as <see cref="Articles.LeftOutKind.Promo"/>.</summary>
    Promo,

    /// <summary>Told as <see cref="Articles.LeftOutKind.Picture"/>.</summary>
    Picture,

    /// <summary>The words of a picture that is not the article's.</summary>
    OtherPicture,

    Navigation,

    /// <summary>An element that is named something beside an article.</summary>
    Aside,

    Comments,

    /// <summary>Links to other articles.</summary>
    RelatedLinks,

    /// <summary>A line outside the article that is no running text.</summary>
    Outside,

    /// <summary>A button, or the choices of a form.</summary>
    Control,

    /// <summary>Another page or program within the page.</summary>
    Frame,

    /// <summary>A drawing, a formula, or the words for browsers that cannot play a film.</summary>
    Drawing,

    /// <summary>The reading of East Asian characters beside them.</summary>
    Ruby,

    /// <summary>Words for machines: scripts, styles, templates.</summary>
    Script,

    /// <summary>An element that says that nobody sees it.</summary>
    Hidden,
}
