namespace Api.Content.Text;

/// <summary>
/// Builds the address of some words in a page: URL fragment text directives (WICG, "URL Fragment Text Directives"):
/// <c>#:~:text=[prefix-,]start[,end][,-suffix]</c>.
/// </summary>
public static class TextFragment
{
    // Longer quotes are named by their first and last words, so that a change of markup inside does not lose them.
    private const int LongestWhole = 80;
    private const int EdgeWords = 5;
    private const int ContextWords = 3;

    /// <param name="url">The page. A fragment that it has already is dropped.</param>
    /// <param name="prefix">The text before the words, in the same block.</param>
    /// <param name="suffix">The text after the words, in the same block.</param>
    public static string Of(string url, string prefix, string text, string suffix)
    {
        var page = url.Split('#', 2)[0];
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var before = prefix.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var after = suffix.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // The outermost word of the context may be cut: it is left out.
        var lead = Encode(before.Skip(1).TakeLast(ContextWords));
        var trail = Encode(after.SkipLast(1).Take(ContextWords));
        var target = text.Length <= LongestWhole || words.Length <= 2 * EdgeWords
            ? Encode(words)
            : $"{Encode(words.Take(EdgeWords))},{Encode(words.TakeLast(EdgeWords))}";
        lead = lead.Length == 0 ? "" : $"{lead}-,";
        trail = trail.Length == 0 ? "" : $",-{trail}";
        return $"{page}#:~:text={lead}{target}{trail}";
    }

    // A comma, an ampersand and a dash have a meaning in a directive; EscapeDataString leaves the dash.
    private static string Encode(IEnumerable<string> words) =>
        Uri.EscapeDataString(string.Join(' ', words)).Replace("-", "%2D", StringComparison.Ordinal);
}
