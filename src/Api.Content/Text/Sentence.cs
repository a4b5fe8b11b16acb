namespace Api.Content.Text;

/// <summary>Builds sentences for people.</summary>
public static class Sentence
{
    /// <summary>
    /// Returns a sentence with the one mark at its end that it needs: <c>did you mean "mixed"?</c> has it.
    /// </summary>
    public static string Ended(string words) => words is [.., '.' or '?' or '!' or '…'] ? words : words + ".";
}
