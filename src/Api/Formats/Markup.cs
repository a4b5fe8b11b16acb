using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Api.Formats;

/// <summary>
/// Builds HTML. The literal parts of a template are markup; the values in its holes are text, and are encoded.
/// </summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>Adds a template, which has already written itself when this is called.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] Template template) => this;

    /// <summary>Adds text and keeps its runs of spaces, which HTML would take for one.</summary>
    public void AddText(ReadOnlySpan<char> text)
    {
        for (var runs = text.IndexOf("  "); runs >= 0; runs = text.IndexOf("  "))
        {
            _html.Append(Encoder.Encode(text[..runs].ToString())).Append("&nbsp;");
            text = text[(runs + 1)..];
        }

        _html.Append(Encoder.Encode(text.ToString()));
    }

    /// <summary>Adds markup that was written elsewhere and is safe as it is.</summary>
    public void AddRaw(string html) => _html.Append(html);

    public override string ToString() => _html.ToString();

    [InterpolatedStringHandler]
    public readonly struct Template
    {
        private readonly StringBuilder _html;

        public Template(int literalLength, int formattedCount, Markup markup) => _html = markup._html;

        public void AppendLiteral(string html) => _html.Append(html);

        public void AppendFormatted(string text) => _html.Append(Encoder.Encode(text));

        public void AppendFormatted(long number) => _html.Append(number);
    }
}
