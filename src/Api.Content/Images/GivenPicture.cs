using System.Diagnostics.CodeAnalysis;
using Api.Content.Articles;

namespace Api.Content.Images;

/// <summary>The sender's statements beside a picture; null if there are none.</summary>
public sealed record GivenPicture
{
    public string? Caption { get; init; }

    /// <summary>IPTC credit line.</summary>
    public string? Credit { get; init; }

    /// <summary>Alternative text for people who cannot see it.</summary>
    public string? Alt { get; init; }

    /// <summary>The address at which it is published, absolute, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The number of the paragraph that it follows; 0 before the body.</summary>
    public int? AfterParagraph { get; init; }

    /// <summary>
    /// Puts these statements over the file's, which they override; refuses by the names of the fields.
    /// </summary>
    internal bool TryPutOn(
        ParsedImage read,
        [NotNullWhen(true)] out ParsedImage? image,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        var faults = new Faults();
        var url = GivenFields.Line("url", Url, faults, GivenFields.LongestUrl);
        image = read with
        {
            Caption = GivenFields.Line("caption", Caption, faults, PartJson.LongestText) ?? read.Caption,
            Credit = GivenFields.Line("credit", Credit, faults) ?? read.Credit,
            Alt = GivenFields.Line("alt", Alt, faults, PartJson.LongestText) ?? read.Alt,
            Url = url,
            AfterParagraph = AfterParagraph,
        };
        GivenFields.Refuse(url is not null && !GivenFields.IsUrl(url), "url", GivenFields.NoUrl, faults);
        refusal = faults.Refusal;
        return refusal is null;
    }
}
