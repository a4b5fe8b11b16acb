using Api.Content.Articles;
using Api.Content.Quotes.Attribution;

namespace Api.Content.Quotes.Stated;

/// <summary>
/// Reads the answers after labels: <c>Ann Moss: We open at nine.</c>, <c>Q: Why? A: Because.</c> A label is a name that
/// the article prints in full elsewhere, and what follows speaks; or it is one of at least two that take turns. The
/// questions of an interviewer are no quotes.
/// </summary>
internal sealed class Interview
{
    private const double OfName = 0.95, OfLabel = 0.9, OfAnswer = 0.9, Unlabelled = 0.8;

    /// <summary>The most paragraphs without a label that go on with an answer before the next label.</summary>
    private const int MostUnlabelled = 6;

    private readonly StatedQuotes _quotes;
    private readonly IReadOnlyList<ParsedParagraph> _paragraphs;
    private readonly SpeechLabel?[] _labels;
    private readonly List<SpeechLabel> _inOrder;
    private readonly Dictionary<string, List<SpeechLabel>> _turns;

    private Interview(StatedQuotes quotes, IReadOnlyList<ParsedParagraph> paragraphs)
    {
        (_quotes, _paragraphs) = (quotes, paragraphs);
        _labels = [.. paragraphs.Select((paragraph, i) => MayHaveLabel(i) ? SpeechLabel.Of(i, paragraph.Text) : null)];
        _inOrder = [.. _labels.OfType<SpeechLabel>()];
        _turns = _inOrder.GroupBy(label => label.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(turns => turns.Key, turns => turns.ToList(), StringComparer.OrdinalIgnoreCase);
    }

    // Few articles have labels that speak, and the rest need not be searched for names.
    private NamedPeople People => field ??= new(_quotes.Text.Title, _paragraphs, i => _labels[i]?.Words ?? 0);

    public static void AddTo(StatedQuotes quotes, IReadOnlyList<ParsedParagraph> paragraphs)
    {
        var interview = new Interview(quotes, paragraphs);
        if (interview._inOrder.Count > 0)
        {
            interview.Add();
        }
    }

    // A short question is easily taken for a heading.
    private bool MayHaveLabel(int paragraph) =>
        !_quotes.Has(paragraph)
            && _paragraphs[paragraph].Kind is ParagraphKind.Paragraph or ParagraphKind.Heading
                or ParagraphKind.ListItem or ParagraphKind.Blockquote;

    private void Add()
    {
        var isDialogue = IsDialogue();
        var interviewee = _turns.Values.Any(turns => turns[0].Part == LabelPart.Answer)
            ? new Interviewee(_quotes.Text, People, _inOrder[0].Paragraph).Find()
            : null;
        for (var i = 0; i < _inOrder.Count; i++)
        {
            if (SourceOf(_inOrder[i], isDialogue, interviewee) is { } source)
            {
                var next = i + 1 < _inOrder.Count ? _inOrder[i + 1].Paragraph : -1;
                AddTurn(_inOrder[i], source, isDialogue ? next : -1);
            }
        }
    }

    /// <summary>
    /// Whether labels take turns: <c>Courier, Moss, Courier</c>, or a question and an answer. What lists say in turns
    /// (<c>Lunch, Dinner, Lunch</c>) neither asks nor has a name.
    /// </summary>
    private bool IsDialogue()
    {
        var (alternates, asks, speaks) = (false, false, false);
        for (var i = 0; i < _inOrder.Count; i++)
        {
            alternates |= i > 1 && IsSame(i, i - 2) && !IsSame(i, i - 1);
            asks |= Asks(_inOrder[i]);
            speaks |= FirstPerson.IsIn(_quotes.Text.Paragraphs[_inOrder[i].Paragraph], _inOrder[i].Words);
        }

        var hasParts = _turns.Values.Any(turns => turns[0].Part == LabelPart.Question)
            && (_turns.Values.Any(turns => turns[0].Part == LabelPart.Answer) || _turns.Count > 1);
        if (hasParts || !alternates)
        {
            return hasParts;
        }

        return (asks && speaks) || _turns.Keys.Any(name => People.Find(name) is not null);
    }

    private bool IsSame(int one, int other) =>
        _inOrder[one].Name.Equals(_inOrder[other].Name, StringComparison.OrdinalIgnoreCase);

    private bool Asks(SpeechLabel label)
    {
        var text = _paragraphs[label.Paragraph].Text.AsSpan().TrimEnd(" ”\"»“」)");
        return label.Words < text.Length && text[^1] is '?' or '？' or '؟' or ';';
    }

    private SourceMention? SourceOf(SpeechLabel label, bool isDialogue, FullName? interviewee)
    {
        switch (label.Part)
        {
            case LabelPart.Question:
                return null;
            case LabelPart.Answer when interviewee is null || !isDialogue:
                return null;
            case LabelPart.Answer:
                var (paragraph, place) = interviewee.Paragraph < 0
                    ? (label.Paragraph, (label.Start, label.End))
                    : (interviewee.Paragraph, (interviewee.Start, interviewee.End));
                return StatedQuotes.Source(AttributionRule.Answer, paragraph, place, OfAnswer, interviewee.Text);
        }

        var turns = _turns[label.Name];
        if (!isDialogue && !turns.Exists(Speaks))
        {
            return null;
        }

        var known = People.Find(label.Name);
        var takesTurns = isDialogue && turns.Count > 1 && turns.Count(Asks) * 2 < turns.Count;
        if (known is null && !takesTurns)
        {
            return null;
        }

        var confidence = known is null ? OfLabel : OfName;
        var name = _quotes.Text.HasLexicon ? null : FullNameOf(known, label.Name);
        return StatedQuotes.Source(
            AttributionRule.Label, label.Paragraph, (label.Start, label.End), confidence, name);
    }

    private static string FullNameOf(FullName? known, string label) =>
        known is null || label.Contains(' ') ? label : known.Text;

    /// <summary>
    /// Whether the words after a label are somebody's, as <c>Port Ellery: The gate is shut.</c> are not. A dateline is
    /// before the first paragraph only.
    /// </summary>
    private bool Speaks(SpeechLabel label) =>
        label.Paragraph > 0 && FirstPerson.IsIn(_quotes.Text.Paragraphs[label.Paragraph], label.Words);

    /// <param name="next">The paragraph of the next label; -1 if nothing goes on without one.</param>
    private void AddTurn(SpeechLabel label, SourceMention source, int next)
    {
        var (paragraph, isAdded) = (label.Paragraph, false);
        var text = _paragraphs[paragraph].Text;
        var hasWords = !string.IsNullOrWhiteSpace(text[label.Words..]);
        if (hasWords && !BeginsWithMarkInside(paragraph, label.Words))
        {
            _quotes.Add(paragraph, label.Words, text.Length, source, goesOn: false);
            isAdded = true;
        }

        // A label on a line of its own is for the next paragraph, too, if no other label follows.
        var end = next < 0 && !hasWords ? Math.Min(paragraph + 2, _paragraphs.Count) : next;
        if (end - paragraph > MostUnlabelled + 1 || (hasWords && !isAdded))
        {
            return;
        }

        for (var i = paragraph + 1; i < end && GoesOn(i); i++)
        {
            var more = hasWords ? source with { Confidence = Unlabelled } : source;
            _quotes.Add(i, 0, _paragraphs[i].Text.Length, more, isAdded);
            isAdded = true;
        }
    }

    /// <summary>
    /// Whether words begin with marks that do not enclose them all: the reporter's are among them,
    /// <c>Moss: “No,” she says, “never.”</c>
    /// </summary>
    private bool BeginsWithMarkInside(int paragraph, int words)
    {
        var (text, spans) = (_paragraphs[paragraph].Text, _quotes.Text.Paragraphs[paragraph].Spans);
        var start = text.Length - text.AsSpan(words).TrimStart().Length;
        return spans.Exists(span => span.OuterStart == start && span.OuterEnd < text.TrimEnd().Length);
    }

    private bool GoesOn(int paragraph) =>
        MayHaveLabel(paragraph)
            && _paragraphs[paragraph].Kind != ParagraphKind.Heading
            && _quotes.Text.Paragraphs[paragraph].Spans is not [{ OuterStart: 0 }, ..]
            && _paragraphs[paragraph].Text is not ['(' or '[' or '*', ..];
}
