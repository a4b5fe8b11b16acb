using System.Text.Json;
using Api.Content.Articles;

namespace Api.Data.Images;

/// <summary>
/// The picture files that were sent for an article, kept beside its source and people's changes: added to the article
/// however it is read.
/// </summary>
internal static class Pictures
{
    public const string None = "[]";

    /// <summary>Returns the kept pictures with another, which replaces the one at its address.</summary>
    public static string With(string pictures, ParsedImage another) =>
        JsonSerializer.Serialize<ParsedImage[]>(
            [.. Of(pictures).Where(picture => picture.Url is null || picture.Url != another.Url), another],
            Json.Options);

    /// <summary>
    /// Returns the article with its pictures: a picture that is an image of it already completes that image, the
    /// article's own statements first; the others follow.
    /// </summary>
    public static ParsedArticle On(ParsedArticle article, string pictures)
    {
        var images = article.Images.ToList();
        foreach (var picture in Of(pictures))
        {
            var place = picture.AfterParagraph <= article.Paragraphs.Count ? picture.AfterParagraph : null;
            if (IndexOf(images, picture) is >= 0 and var i)
            {
                images[i] = Complete(images[i], picture with { AfterParagraph = place });
            }
            else
            {
                images.Add(picture with { AfterParagraph = place });
            }
        }

        return article with { Images = images };
    }

    /// <summary>
    /// Returns the index of the image that a picture is: the one of the same file, else the one at its address; -1 if
    /// it is none of them.
    /// </summary>
    public static int IndexOf(IReadOnlyList<ParsedImage> images, ParsedImage picture)
    {
        var all = images.ToList();
        var same = all.FindIndex(image => image.Sha256 == picture.Sha256);
        return same >= 0 ? same : all.FindIndex(image => image.Url is not null && image.Url == picture.Url);
    }

    private static ParsedImage Complete(ParsedImage image, ParsedImage picture)
    {
        // Both or neither: the sides of one picture.
        var sized = image.Width is null || image.Height is null ? picture : image;
        return image with
        {
            Caption = image.Caption ?? picture.Caption,
            Credit = image.Credit ?? picture.Credit,
            AfterParagraph = image.AfterParagraph ?? picture.AfterParagraph,
            Url = image.Url ?? picture.Url,
            Creator = image.Creator ?? picture.Creator,
            Copyright = image.Copyright ?? picture.Copyright,
            License = image.License ?? picture.License,
            Alt = image.Alt ?? picture.Alt,
            Width = sized.Width,
            Height = sized.Height,
            MediaType = picture.MediaType,
            TakenAt = image.TakenAt ?? picture.TakenAt,
            Location = image.Location ?? picture.Location,
            Sha256 = picture.Sha256,
            Metadata = picture.Metadata,
        };
    }

    private static ParsedImage[] Of(string pictures) =>
        pictures == None ? [] : JsonSerializer.Deserialize<ParsedImage[]>(pictures, Json.Options)!;
}
