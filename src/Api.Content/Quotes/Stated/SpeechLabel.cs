using System.Collections.Frozen;

namespace Api.Content.Quotes.Stated;

/// <summary>The part that a label without a name has in an interview.</summary>
internal enum LabelPart
{
    /// <summary>The label is or may be a name.</summary>
    Name,

    /// <summary><c>Q:</c>, <c>Interviewer:</c></summary>
    Question,

    /// <summary><c>A:</c></summary>
    Answer,
}

/// <summary>The words before the first colon of a paragraph, if they have the shape of a name.</summary>
/// <param name="Paragraph">The index of its paragraph, from 0.</param>
/// <param name="Words">The start of the words after it.</param>
internal sealed record SpeechLabel(int Paragraph, int Start, int End, string Name, int Words)
{
    private const int LongestLabel = 80;

    private static readonly FrozenSet<string> Questions = FrozenSet.ToFrozenSet(
        [
            "Q", "Question", "Interviewer", "Reporter", "Interview", "Moderator", "Host", "Journalist", "Frage", "F",
            "Pregunta", "P", "Entrevistador", "Domanda", "D", "Fråga", "Vraag", "V", "Spørsmål", "Spørgsmål",
            "Pergunta",
            "Pytanie", "Вопрос", "В", "Корреспондент", "问", "問", "记者", "記者", "סؤال", "שאלה", "質問", "기자", "문",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Answers = FrozenSet.ToFrozenSet(
        [
            "A", "Answer", "Antwort", "Respuesta", "R", "Réponse", "Risposta", "Svar", "S", "Antwoord", "Resposta",
            "Odpowiedź", "O", "Ответ", "О", "答", "תשובה", "جواب", "回答", "답",
        ],
        StringComparer.OrdinalIgnoreCase);

    public LabelPart Part =>
        Questions.Contains(Name) ? LabelPart.Question : Answers.Contains(Name) ? LabelPart.Answer : LabelPart.Name;

    /// <summary>Returns the label of a paragraph; null if it has none.</summary>
    public static SpeechLabel? Of(int paragraph, string text)
    {
        if (text is ['Q' or 'A', '.', ' ', ..])
        {
            return new(paragraph, 0, 1, text[..1], 3);
        }

        var start = text.Length - text.AsSpan().TrimStart().Length;
        var head = text.AsSpan(start, Math.Min(LongestLabel, text.Length - start));
        var colon = head.IndexOfAny(':', '：');
        if (colon < 1 || !IsEnd(text, start + colon))
        {
            return null;
        }

        // What a comma or bracket adds is a role: "Ann Moss, keeper: …", "Moss (laughing): …".
        var end = PrintedName.EndAt(text.AsSpan(0, start + colon), start, 1);
        if (end < 0)
        {
            return null;
        }

        var rest = head[(end - start)..colon].Trim();
        var hasRole = rest.IsEmpty || rest[0] is ',' or '(' or '（' or '，';
        return hasRole ? new(paragraph, start, end, text[start..end], start + colon + 1) : null;
    }

    // Not the colon of "10:30" or "https://".
    private static bool IsEnd(string text, int colon) =>
        text[colon] == '：'
            || colon + 1 == text.Length
            || char.IsWhiteSpace(text[colon + 1])
            || MarksBegin.Contains(text[colon + 1]);

    private const string MarksBegin = "“„«\"「『";
}
