using System.Collections.Frozen;

namespace Api.Content.Articles;

/// <summary>
/// Knows the words around a head that belong to the page and not to the article: <c>5 min read</c>, <c>Follow</c>.
/// </summary>
internal static class HeadFurniture
{
    private const int Longest = 60;

    private static readonly FrozenSet<string> Minutes = Set(
        "min", "mins", "minute", "minutes", "minuten", "minutos", "minuto", "minuti", "minuter", "minutter",
        "мин", "минут", "минуты", "dk", "dakika", "dakikalık", "دقائق", "دقيقة", "分", "分钟", "分鐘", "분");

    private static readonly FrozenSet<string> Reading = Set(
        "read", "reading", "lesezeit", "lesedauer", "lecture", "lectura", "lettura", "leitura", "leestijd", "lästid",
        "læsetid", "lesetid", "чтения", "чтение", "okuma", "قراءة", "阅读", "閱讀", "阅读时间", "読了", "読了時間");

    private static readonly FrozenSet<string> Fillers = Set(
        "time", "estimated", "about", "approx", "approximately", "ca", "temps", "de", "tiempo", "tempo", "di", "время",
        "süresi", "à", "約", "约", "in", "less", "than", "a");

    private static readonly FrozenSet<string> Commands = Set(
        "follow", "following", "share", "save", "listen", "print", "email", "e-mail", "subscribe", "comment",
        "comments", "share this article", "share article", "share this story", "share this", "listen to this article",
        "listen to article", "save article", "save this article", "save for later", "print this article",
        "email this article", "member-only story", "add a comment", "leave a comment", "copy link", "gift article",
        "folgen", "teilen", "drucken", "merken", "artikel teilen", "partager", "imprimer", "enregistrer", "compartir",
        "guardar", "imprimir", "condividi", "stampa", "salva", "delen", "bewaren", "分享", "收藏", "シェア");

    private static readonly FrozenSet<string> Counted = Set(
        "comment", "comments", "share", "shares", "view", "views", "like", "likes", "claps", "kommentare", "kommentar",
        "commentaires", "comentarios", "commenti", "reacties", "просмотров", "комментариев");

    /// <summary>Whether a line or a part of one says how long the article takes to read.</summary>
    public static bool IsReadingTime(string text)
    {
        if (text.Length > Longest || !text.Any(char.IsDigit))
        {
            return false;
        }

        var (numbers, minutes, reading) = (0, 0, 0);
        foreach (var word in Words(text))
        {
            var isNumber = word.All(char.IsDigit);
            numbers += isNumber ? 1 : 0;
            minutes += Minutes.Contains(word) ? 1 : 0;
            reading += Reading.Contains(word) ? 1 : 0;
            var isKnown = isNumber || Minutes.Contains(word) || Reading.Contains(word);
            if (!isKnown && !Fillers.Contains(word))
            {
                return false;
            }
        }

        return numbers is 1 or 2 && minutes == 1 && reading > 0;
    }

    /// <summary>
    /// Whether a line is a command or a counter of the page: only its neighbours tell that it is not a title.
    /// </summary>
    public static bool IsCommand(string text)
    {
        if (text.Length > Longest)
        {
            return false;
        }

        var isCounter = text.Split(' ') is [var count, var unit]
            && count.All(sign => char.IsDigit(sign) || sign is ',' or '.' or 'K')
            && Counted.Contains(unit);
        return isCounter || Commands.Contains(text.Trim(' ', ':', '·', '•', '|'));
    }

    // "5 Min. Lesezeit", "8-minute read", "約5分": a number and its unit may be one word.
    private static IEnumerable<string> Words(string text)
    {
        var words = text.Split([' ', '-', ':', '：', '~', '.', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            var start = 0;
            for (var i = 1; i <= word.Length; i++)
            {
                if (i == word.Length || char.IsDigit(word[i]) != char.IsDigit(word[i - 1]))
                {
                    yield return word[start..i];
                    start = i;
                }
            }
        }
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
