namespace Api.Content.Language;

/// <summary>Puts the lists of a language together: a word may be on several of them.</summary>
internal static class WordLists
{
    /// <param name="list">Words between spaces or line breaks.</param>
    public static void Add(Dictionary<string, WordClass> words, string list, WordClass what)
    {
        foreach (var word in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            words[word] = words.GetValueOrDefault(word) | what;
        }
    }
}
