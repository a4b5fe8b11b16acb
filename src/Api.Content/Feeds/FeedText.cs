using System.Text;
using System.Xml;
using Api.Content.Text;

namespace Api.Content.Feeds;

/// <summary>
/// Decodes a feed: by its byte order mark, else as its XML declaration says, else as UTF-8. Characters that XML does
/// not have are left out, because old systems write them and readers accept it; for bytes that mean nothing it has
/// <see cref="SourceEncoding.Undecodable"/>.
/// </summary>
internal sealed class FeedText : TextReader
{
    private const int LongestDeclaration = 1024;

    private readonly StreamReader _text;

    private FeedText(Stream feed, Encoding encoding)
    {
        Encoding = encoding;
        _text = new(feed, encoding, detectEncodingFromByteOrderMarks: false);
    }

    /// <summary>The encoding of the feed.</summary>
    public Encoding Encoding { get; }

    /// <param name="open">Opens the bytes of the feed, of which the first are read twice.</param>
    public static FeedText Open(Func<Stream> open)
    {
        var beginning = new byte[LongestDeclaration];
        using (var feed = open())
        {
            Array.Resize(ref beginning, feed.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false));
        }

        var encoding = SourceEncoding.OfMark(beginning, out _)
            ?? SourceEncoding.OfXmlDeclaration(beginning)
            ?? SourceEncoding.Utf8;
        return new(open(), encoding);
    }

    /// <summary>Whether it is a character of XML, or half of one.</summary>
    public static bool Has(char unit) => char.IsSurrogate(unit) || XmlConvert.IsXmlChar(unit);

    public override int Read(char[] buffer, int index, int count)
    {
        int read, kept;
        do
        {
            read = _text.Read(buffer, index, count);
            SourceEncoding.Judge(buffer.AsSpan(index, read), Encoding);
            kept = index;
            for (var i = index; i < index + read; i++)
            {
                buffer[kept] = buffer[i];
                kept += Has(buffer[i]) && buffer[i] != '\uFEFF' ? 1 : 0;
            }
        }
        while (read > 0 && kept == index);
        return kept - index;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
        }

        base.Dispose(disposing);
    }
}
