using Api.Data.Articles;

namespace Api.Data.Images;

/// <summary>Reads images.</summary>
public sealed class ImageQueries(Database database) : PartQueries<Image>(database, "images", "image_search", "position",
    """
    r.id, r.article_id, r.position, r.after_paragraph, r.role, r.url, r.caption, r.credit, r.creator, r.copyright, r.license, r.alt,
    r.width, r.height, r.media_type, r.taken_at, r.location, r.sha256, r.raw, r.metadata
    """);
