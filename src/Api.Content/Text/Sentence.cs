namespace Api.Content.Text;

/// <summary>Sentences that are put together for people.</summary>
public static class Sentence
{
    /// <summary>A sentence with the one mark at its end that it needs: <c>did you mean "mixed"?</c> has it.</summary>
    public static string Ended(string words) => words is [.., '.' or '?' or '!' or '…'] ? words : words + ".";
}
