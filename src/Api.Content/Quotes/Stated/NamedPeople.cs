using Api.Content.Articles;

namespace Api.Content.Quotes.Stated;

/// <summary>A name of two words or more as an article prints it.</summary>
/// <param name="Paragraph">The index of the paragraph from 0; -1 for the headline.</param>
internal sealed record FullName(int Paragraph, int Start, int End, string Text);

/// <summary>The full names that headline and text print, found by their words.</summary>
internal sealed class NamedPeople
{
    /// <summary>The number of names that are kept for one word; it keeps a text of nothing but Smiths linear.</summary>
    private const int MostOfAWord = 8;

    private readonly Dictionary<string, List<FullName>> _byWord = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All names in reading order, those of the headline first.</summary>
    public List<FullName> All { get; } = [];

    /// <param name="wordsOf">The start of a paragraph's own words, after its label.</param>
    public NamedPeople(string? title, IReadOnlyList<ParsedParagraph> paragraphs, Func<int, int> wordsOf)
    {
        Add(-1, title ?? "", 0);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            Add(i, paragraphs[i].Text, wordsOf(i));
        }
    }

    private void Add(int paragraph, string text, int from)
    {
        foreach (var (start, end) in PrintedName.Runs(text, from))
        {
            var bare = text[start..end].EndsWith("'s", StringComparison.Ordinal)
                || text[start..end].EndsWith("’s", StringComparison.Ordinal)
                    ? end - 2
                    : end;
            var name = new FullName(paragraph, start, bare, text[start..bare]);
            var words = name.Text.Split(' ');
            if (words.Length < 2)
            {
                continue;
            }

            All.Add(name);
            foreach (var word in words)
            {
                if (!_byWord.TryGetValue(word, out var names))
                {
                    _byWord[word] = names = [];
                }

                if (names.Count < MostOfAWord)
                {
                    names.Add(name);
                }
            }
        }
    }

    /// <summary>
    /// Finds a full name that is the label or, for a label of one word, ends in it: <c>Ann Moss</c> for <c>Moss</c>.
    /// </summary>
    public FullName? Find(string label)
    {
        var last = label[(label.LastIndexOf(' ') + 1)..];
        return _byWord.GetValueOrDefault(last)?.Find(name => Holds(name.Text, label));
    }

    private static bool Holds(string name, string label)
    {
        var at = name.IndexOf(label, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        // A surname ends its name; a full name may follow other words with capitals: Ten Minutes With Ann Moss.
        var begins = at == 0 || name[at - 1] == ' ';
        var ends = at + label.Length == name.Length;
        return begins && (label.Contains(' ') ? ends || name[at + label.Length] == ' ' : ends && at > 0);
    }
}
