using System.Text.Json;
using Api.Content.Articles;

namespace Api.Data.Images;

/// <summary>
/// People's words about images, kept beside an article's source: put on the images however the article is read. A
/// correction of a picture that the article no longer shows waits for it to come back.
/// </summary>
internal static class ImageCorrections
{
    public const string None = "[]";

    /// <summary>
    /// Returns the images with people's words instead of their own, and the ids of the corrected ones by their indexes.
    /// </summary>
    public static (IReadOnlyList<ParsedImage> Images, IReadOnlyDictionary<int, long> Ids) On(
        IReadOnlyList<ParsedImage> images,
        string corrections)
    {
        var (corrected, ids) = (images.ToList(), new Dictionary<int, long>());
        foreach (var correction in Of(corrections))
        {
            if (IndexOf(images, correction) is >= 0 and var i)
            {
                corrected[i] = ImageWords.On(corrected[i], correction.Words);
                ids[i] = correction.Id;
            }
        }

        return (corrected, ids);
    }

    /// <summary>Returns the kept corrections with newer words for one image.</summary>
    /// <param name="images">The images as they are read, without corrections.</param>
    /// <param name="image">The id of that image, and its index among them.</param>
    public static string With(
        string corrections,
        IReadOnlyList<ParsedImage> images,
        (long Id, int Index) image,
        IReadOnlyDictionary<string, string?> words)
    {
        var (id, index) = image;
        var kept = Of(corrections).ToLookup(correction => IndexOf(images, correction) == index);
        var together = kept[true].SelectMany(correction => correction.Words).Concat(words)
            .GroupBy(word => word.Key, word => word.Value)
            .ToDictionary(word => word.Key, word => word.Last());
        var read = images[index];
        var number = images.Take(index).Count(other => IsSame(other, read));
        return JsonSerializer.Serialize<ImageCorrection[]>(
            [.. kept[false], new(id, KeyOf(read), number, together)], Json.Options);
    }

    /// <summary>Returns the index of the only image of the same picture; -1 if there is none or several.</summary>
    public static int OnlyIndexOf(IReadOnlyList<ParsedImage> images, ParsedImage shown)
    {
        var same = images.Index().Where(image => IsSame(image.Item, shown)).Take(2).ToList();
        return same is [var (index, _)] ? index : -1;
    }

    /// <summary>
    /// Returns the index of the image that was corrected: of several that show the same picture the only one that has
    /// the words that were corrected, else the one with the same number among them; -1 if there is none.
    /// </summary>
    private static int IndexOf(IReadOnlyList<ParsedImage> images, ImageCorrection correction)
    {
        var same = images.Index().Where(image => IsSame(image.Item, correction.Read)).ToList();
        var alike = same.Where(image => IsAlike(image.Item, correction.Read)).ToList();
        var found = alike is [var only] ? [only] : same.Skip(correction.Number).Take(1).ToList();
        return found is [var (index, _)] ? index : -1;
    }

    // As a picture file is recognised: by its bytes, or by its address. One that has neither, as in plain text, is
    // nothing but its words.
    private static bool IsSame(ParsedImage image, ParsedImage read) =>
        (image.Sha256, image.Url, read.Sha256, read.Url) is (null, null, null, null)
            ? IsAlike(image, read)
            : IsOne(image.Sha256, read.Sha256) || IsOne(image.Url, read.Url);

    private static bool IsOne(string? name, string? other) => name is not null && name == other;

    private static bool IsAlike(ParsedImage image, ParsedImage read) => KeyOf(image) with
    {
        Sha256 = read.Sha256,
        Url = read.Url,
    } == read;

    /// <summary>The members by which an image is recognised.</summary>
    private static ParsedImage KeyOf(ParsedImage image) => new(image.Caption, image.Credit, null, image.Raw)
    {
        Url = image.Url,
        Sha256 = image.Sha256,
        Alt = image.Alt,
        Creator = image.Creator,
    };

    private static ImageCorrection[] Of(string corrections) =>
        corrections == None ? [] : JsonSerializer.Deserialize<ImageCorrection[]>(corrections, Json.Options)!;

    /// <param name="Id">The id of the image, which it keeps whatever its article's source says of it.</param>
    /// <param name="Read">The image as it was read when it was corrected.</param>
    /// <param name="Number">How many images of the same picture came before it.</param>
    /// <param name="Words">A person's words, by member.</param>
    private sealed record ImageCorrection(
        long Id,
        ParsedImage Read,
        int Number,
        IReadOnlyDictionary<string, string?> Words);
}
