using Api.Content.Quotes.Marks;

namespace Api.Content.Quotes.Attribution;

/// <summary>The sentences of a paragraph, each read when it is asked for.</summary>
internal sealed class ParagraphReading(AnnotatedParagraph paragraph)
{
    private readonly SentenceReading?[] _read = new SentenceReading?[paragraph.Sentences.Count];

    public int Count => _read.Length;

    public SentenceReading Sentence(int i) => _read[i] ??= new(paragraph.Sentence(i));
}
