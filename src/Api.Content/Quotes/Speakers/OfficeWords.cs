using Api.Content.Language;

namespace Api.Content.Quotes.Speakers;

/// <summary>Tells offices with their fields from the names after them: <c>Secretary of State for Trade</c>.</summary>
internal sealed class OfficeWords(NameWords words, string text, List<Token> tokens, Lexicon lexicon)
{
    /// <summary>The most tokens between the <c>for</c> of an office and an <c>of</c> in its field.</summary>
    private const int LongestField = 8;

    /// <summary>
    /// Returns the beginning of what may be a name in a run: after an office with its field, which is one word or
    /// ends in a noun that no name begins with: <c>Prime Minister of New Zealand Ann Lee</c>, <c>President of the Board
    /// of Trade Ann Lee</c>. It is the place after the run if nothing is left.
    /// </summary>
    public int After(int first, int last)
    {
        var field = lexicon.LeadsWithNouns ? -1 : FieldOfOffice(first, last);
        if (field < 0 || words.IsForename(field))
        {
            return field < 0 ? first : field;
        }

        if (EndsField(last) && !words.IsForename(last - 1))
        {
            return last + 1;
        }

        var start = words.IsPlacePart(field) ? field + 2 : field + 1;
        for (var i = last; i > field; i--)
        {
            if (words.IsForename(i) && i < last && !tokens[i].Is(WordClass.Joint))
            {
                start = i;
            }
            else if (i >= start && i < last && EndsField(i))
            {
                start = IsLink(i) ? i + 2 : i + 1;
                break;
            }
        }

        // Of four words that nothing is known about, the field and the name have two each.
        return last - field >= 3 && start == field + 1 && !words.IsForename(start) ? last - 1
            : last == start && start == field + 1 && !EndsField(field) ? last + 1
            : start;
    }

    /// <summary>Whether a word ends what an office is for: <c>Trade</c>, <c>Foreign Affairs</c>.</summary>
    public bool EndsField(int i) =>
        tokens[i].Is(WordClass.Title | WordClass.Modifier | WordClass.Institution | WordClass.Place | WordClass.Joint)
            || words.IsThing(i);

    /// <summary>Returns the first word after the last <c>of</c> or <c>for</c> of an office; -1 without one.</summary>
    private int FieldOfOffice(int first, int last)
    {
        var field = -1;
        for (var i = first + 1; i < last; i++)
        {
            var isAfterTitle = tokens[i - 1].Is(WordClass.Title) && !tokens[i - 1].Is(WordClass.Institution);
            if (IsOfOrFor(i) && (field >= 0 || isAfterTitle))
            {
                field = tokens[i + 1].Is(WordClass.Determiner) ? i + 2 : i + 1;
            }
        }

        return field <= last ? field : -1;
    }

    /// <summary>Whether a title goes on: the <c>for</c> of <c>Minister for Health</c>.</summary>
    public bool IsFor(int i, int last)
    {
        var isFor = tokens[i].Is(WordClass.For) && !tokens[i].Capital && last == i - 1;
        if (!isFor || lexicon.LeadsWithNouns || !tokens[last].Capital)
        {
            return false;
        }

        // "Secretary of State for Trade"
        var isField = last > 1 && words.IsOf(last - 1) && tokens[last - 2].Is(WordClass.Title);
        return isField || tokens[last].Is(WordClass.Title);
    }

    /// <summary>Whether a token is the <c>and</c> inside a name, with another word of it after.</summary>
    private bool IsLink(int i) => tokens[i].Is(WordClass.Joint) && !char.IsUpper(text[tokens[i].Start]);

    private bool IsOfOrFor(int i) => tokens[i].Is(WordClass.Of | WordClass.For) && !tokens[i].Capital;

    /// <summary>
    /// Whether <c>of</c> is inside the field of an office: <c>Attorney for the Northern District of Lund</c>.
    /// </summary>
    public bool IsInField(int of) =>
        of > 2
            && EndsField(of - 1)
            && Enumerable.Range(Math.Max(1, of - LongestField), Math.Min(of - 2, LongestField))
                .Any(i => IsFor(i, i - 1));
}
