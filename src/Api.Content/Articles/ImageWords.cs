using System.Text.Json;

namespace Api.Content.Articles;

/// <summary>
/// The words about an image that a person may correct: its caption, alternative text, credit and creator.
/// </summary>
public static class ImageWords
{
    private static readonly Dictionary<string, Word> Members = new(StringComparer.Ordinal)
    {
        ["caption"] = new(image => image.Caption, (image, text) => image with { Caption = text }),
        ["alt"] = new(image => image.Alt, (image, text) => image with { Alt = text }),
        ["credit"] = new(image => image.Credit, (image, text) => image with { Credit = text }),
        ["creator"] = new(image => image.Creator, (image, text) => image with { Creator = text }),
    };

    /// <summary>Reads words by the rules that hold for an image of an article; null takes words away.</summary>
    /// <param name="sent">The words that were sent, by member.</param>
    /// <param name="refusal">The reason why they are refused; null if they are not.</param>
    public static IReadOnlyDictionary<string, string?> Read(
        IReadOnlyDictionary<string, string?> sent,
        out Refusal? refusal)
    {
        var faults = new Faults();
        var image = PartJson.ImageOf(new(JsonSerializer.SerializeToElement(sent), "", faults));
        refusal = faults.Refusal;
        return sent.Keys.ToDictionary(member => member, member => Members[member].Of(image));
    }

    /// <summary>Returns the words of an image, by member.</summary>
    public static IReadOnlyDictionary<string, string?> Of(ParsedImage image) =>
        Members.ToDictionary(member => member.Key, member => member.Value.Of(image));

    /// <summary>Returns the image with these words instead of its own.</summary>
    public static ParsedImage On(ParsedImage image, IReadOnlyDictionary<string, string?> words)
    {
        foreach (var (member, text) in words)
        {
            image = Members[member].On(image, text);
        }

        return image;
    }

    private sealed record Word(Func<ParsedImage, string?> Of, Func<ParsedImage, string?, ParsedImage> On);
}
