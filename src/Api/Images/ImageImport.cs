using Api.Content.Images;
using Api.Data;
using Api.Data.Articles;

namespace Api.Images;

/// <summary>
/// The one way in for pictures: reads a file, and stores its statements with the article that it belongs to.
/// </summary>
/// <param name="keepsPositions">Whether GPS positions are kept: the setting <c>Images:Gps</c>.</param>
internal sealed class ImageImport(ArticleWriter writer, bool keepsPositions)
{
    /// <param name="article">The article that the picture belongs to.</param>
    /// <param name="content">The picture file.</param>
    /// <param name="given">The statements of its sender.</param>
    /// <returns>The image's id and whether it is created, updated or unchanged; or the reason why it is
    /// refused.</returns>
    public async Task<Edited> AddAsync(
        Address article,
        IfMatch ifMatch,
        byte[] content,
        GivenPicture given,
        CancellationToken cancellationToken) =>
        PictureReader.Read(content, given, keepsPositions) switch
        {
            { Image: { } picture } => await writer.AddPictureAsync(article, ifMatch, picture, cancellationToken),
            { Refusal: var refusal } => new Edited(EditResult.Refused, 0, refusal),
        };
}
