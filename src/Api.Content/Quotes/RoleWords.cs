namespace Api.Content.Quotes;

/// <summary>Brings the words of a role to one form, so that <c>Sen.</c> and <c>the senator</c> meet.</summary>
internal static class RoleWords
{
    public static IEnumerable<string> Of(string word)
    {
        var small = word.TrimEnd('.').ToLowerInvariant();
        return small switch
        {
            "sen" => ["senator"],
            "gov" => ["governor"],
            "rep" or "congressman" or "congresswoman" => ["representative", "congressman", "congresswoman", "lawmaker"],
            "gen" => ["general"],
            "pres" => ["president"],
            "atty" => ["attorney"],
            "democrat" or "democrats" => ["democratic", "democrat"],
            "u.s" or "former" or "then" or "ex" or "current" or "longtime" => [],
            _ => [small],
        };
    }
}
