using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Api.Content.Articles;
using Api.Data.Paragraphs;

namespace Api.Formats;

/// <summary>The body of an article as HTML.</summary>
internal static class FeedContent
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(IReadOnlyList<Paragraph> paragraphs)
    {
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            var text = Encoder.Encode(paragraph.Text);
            html.Append(paragraph.Kind switch
            {
                ParagraphKind.Heading => $"<h{paragraph.Level}>{text}</h{paragraph.Level}>",
                ParagraphKind.Blockquote => $"<blockquote><p>{text}</p></blockquote>",
                ParagraphKind.ListItem => $"<ul><li>{text}</li></ul>",
                _ => $"<p>{text}</p>",
            }).Append('\n');
        }

        return html.ToString();
    }
}
