using System.Collections.Frozen;

namespace Api.Content.Articles;

/// <summary>
/// Reads a line of roles, each with its names: <c>Words: A. Pictures: B</c>, <c>(Reporting by A; Editing by B)</c>.
/// Writers and reporters are authors; editors, photographers and translators are not.
/// </summary>
internal static class Credits
{
    private const int Longest = 400;
    private const int LongestNames = 120;
    private const int MostWordsInALabel = 4;
    private const string Asides = " ,;.|/·•-–—()[]";

    // These are labels of authors even if the line has no other.
    private static readonly FrozenSet<string> Authors = Set(
        "words", "author", "authors", "author(s)", "writer", "writers", "reporter", "reporters", "reporting",
        "reporting and writing", "writing", "written", "reported", "reported and written", "written and photographed",
        "words and pictures", "words and photos", "text and photos", "text and pictures", "story and photos", "text",
        "autor", "autorin", "autoren", "text und fotos", "text und foto", "text und bilder",
        "auteur", "auteure", "auteurs", "texte", "textes", "texte et photos", "textes et photos", "propos recueillis",
        "autora", "autores", "texto", "textos", "texto y fotos", "texto e fotos", "reportagem",
        "autore", "autrice", "autori", "testo", "testi", "testo e foto",
        "tekst", "tekst en foto", "tekst en foto's", "auteur(s)", "text och foto", "tekst og foto", "teksti",
        "tekst i zdjęcia", "автор", "авторы", "текст", "автори",
        "yazar", "yazan", "penulis", "κείμενο", "συντάκτης", "作者", "记者", "記者",
        "بقلم", "كتب", "كتبت", "كتبه", "إعداد", "اعداد");

    // Without others on the line, what follows them is as often a headline: "Report: ferry unsafe".
    private static readonly FrozenSet<string> Works = Set(
        "story", "stories", "report", "interview", "feature", "compiled", "bericht", "reportage", "récit", "redacción",
        "haber", "تقرير", "by", "von", "par", "por", "door");

    private static readonly FrozenSet<string> Others = Set(
        "additional reporting", "with additional reporting", "additional writing", "additional research", "research",
        "photo", "photos", "photograph", "photographs", "photography", "photographer", "picture", "pictures", "images",
        "illustration", "illustrations", "illustrator", "graphic", "graphics", "video", "camera", "audio", "editing",
        "edited", "editor", "editors", "translation", "translated", "production", "produced", "producer", "design",
        "foto", "fotos", "bild", "bilder", "grafik", "redaktion", "übersetzung", "mitarbeit", "zdjęcia",
        "traduction", "édition", "fotografía", "fotografías", "ilustración", "edición", "traducción", "traduzione",
        "edição", "foto's", "beeld", "redactie", "фото", "фотографии", "редактор", "иллюстрации", "fotoğraf",
        "fotoğraflar", "editör", "kamera", "φωτογραφίες", "تصوير", "تحرير", "ترجمة");

    private static readonly FrozenSet<string> Links = Set("by", "von", "par", "por", "door", "av", "af");

    private readonly record struct Role(string Label, string Names, bool IsAuthor);

    /// <summary>Reads a line that holds nothing else and names an author; null for any other.</summary>
    public static Byline? Read(string line)
    {
        if (line.Length > Longest)
        {
            return null;
        }

        // No space is needed after a colon that is as wide as a letter.
        var spaced = line.Replace("：", ": ", StringComparison.Ordinal);
        var text = spaced is ['(' or '[', .., ')' or ']'] ? spaced[1..^1].Trim() : spaced;
        if (Roles(text) is not { Count: > 0 } roles || !IsCertain(roles))
        {
            return null;
        }

        var authors = new List<string>();
        foreach (var role in roles)
        {
            if (Byline.Of(role.Names) is not { } byline)
            {
                return null;
            }

            authors.AddRange(role.IsAuthor ? byline.Authors.Except(authors).ToList() : []);
        }

        if (authors.Count == 0)
        {
            return null;
        }

        // A label alone with its names is left out, as "By" is.
        return new(roles is [var only] ? only.Names : text, authors, Labelled: true);
    }

    private static bool IsCertain(List<Role> roles) =>
        roles.Exists(role => role.IsAuthor)
            && (roles.Count > 1 ? !roles.TrueForAll(role => Works.Contains(role.Label))
                : Authors.Contains(roles[0].Label));

    /// <summary>Returns the roles of a line; null if it does not start with one.</summary>
    private static List<Role>? Roles(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Label(words, 0) is not var (label, next))
        {
            return null;
        }

        var roles = new List<Role>();
        var names = new List<string>();
        for (var i = next; i <= words.Length; i++)
        {
            var isEnd = i == words.Length;
            var following = isEnd ? null : Label(words, i);
            if (isEnd || (following is not null && names.Count > 0))
            {
                var joined = string.Join(' ', names).Trim([.. Asides]);
                if (joined.Length is 0 or > LongestNames)
                {
                    return null;
                }

                roles.Add(new(label, joined, !Others.Contains(label)));
                names.Clear();
            }

            if (following is var (nextLabel, after))
            {
                (label, i) = (nextLabel, after - 1);
            }
            else if (!isEnd)
            {
                names.Add(words[i]);
            }
        }

        return roles;
    }

    /// <summary>Returns the label that starts at a word, and the number of the word after it.</summary>
    private static (string Label, int Next)? Label(string[] words, int at)
    {
        var label = "";
        for (var i = at; i < Math.Min(words.Length - 1, at + MostWordsInALabel); i++)
        {
            var word = words[i].TrimStart('(', '[');
            label += (label.Length > 0 ? " " : "") + word.TrimEnd(':', '：', '=').ToLowerInvariant();
            var isKnown = Authors.Contains(label) || Works.Contains(label) || Others.Contains(label);
            if (!isKnown)
            {
                continue;
            }

            if (word[^1] is ':' or '：' or '=' || words[i + 1] is ":" or "=")
            {
                return (label, words[i + 1] is ":" or "=" ? i + 2 : i + 1);
            }

            if (Links.Contains(words[i + 1].TrimEnd(':')) && i + 2 < words.Length)
            {
                return (label, i + 2);
            }

            if (label is "بقلم" || (at == 0 && Links.Contains(label)))
            {
                return (label, i + 1);
            }
        }

        return null;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
