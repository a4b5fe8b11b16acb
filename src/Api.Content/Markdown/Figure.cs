using System.Net;

namespace Api.Content.Markdown;

/// <summary>A picture that front matter or a shortcode states.</summary>
internal sealed record Figure(string? Source, string? Alt, string? Caption, string? Credit)
{
    /// <summary>Returns it as HTML, on a line of its own.</summary>
    public string Html()
    {
        var alt = Alt is null ? "" : $" alt=\"{Escaped(Alt)}\"";
        var credit = Credit is null ? "" : $" <span class=\"credit\">{Escaped(Credit)}</span>";
        var caption = Caption is null && Credit is null
            ? ""
            : $"<figcaption>{Escaped(Caption ?? "")}{credit}</figcaption>";
        return $"<figure><img src=\"{Escaped(Source!)}\"{alt}>{caption}</figure>";
    }

    // A line break would end the block of HTML.
    private static string Escaped(string text) =>
        WebUtility.HtmlEncode(text).Replace('\n', ' ').Replace('\r', ' ');
}
