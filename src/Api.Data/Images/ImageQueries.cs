using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Data.Images;

/// <summary>Reads images.</summary>
public sealed class ImageQueries(Database database)
    : PartQueries<Image>(database, "images", "image_search", "position", Columns)
{
    private static readonly Columns Columns = new(
        Always,
        new("position", "r.position"), new("afterParagraph", "r.after_paragraph"), new("role", "r.role"),
        new("url", "r.url"),
        new("caption", "r.caption"), new("credit", "r.credit"), new("creator", "r.creator"),
        new("copyright", "r.copyright"), new("license", "r.license"), new("alt", "r.alt"),
        new("width", "r.width"), new("height", "r.height"), new("mediaType", "r.media_type"),
        new("takenAt", "r.taken_at"), new("location", "r.location"),
        new("sha256", "r.sha256"), new("raw", "r.raw"), new("metadata", "r.metadata"));

    private protected override IReadOnlyList<string> Searched => ["caption", "alt", "credit", "creator"];
}
