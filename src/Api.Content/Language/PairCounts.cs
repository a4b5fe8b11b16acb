namespace Api.Content.Language;

/// <summary>Counts how often an article joins the same two capitalised words by <c>and</c>.</summary>
internal sealed class PairCounts
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string text, List<Token> tokens)
    {
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is(WordClass.And) && tokens[i - 1].Capital && tokens[i + 1].Capital)
            {
                var pair = text[tokens[i - 1].Start..tokens[i + 1].End];
                _counts[pair] = _counts.GetValueOrDefault(pair) + 1;
            }
        }
    }

    public int Of(string pair) => _counts.GetValueOrDefault(pair);
}
