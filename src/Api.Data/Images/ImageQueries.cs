using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Data.Images;

/// <summary>Reads images.</summary>
public sealed class ImageQueries(Database database)
    : PartQueries<Image>(database, "images", "image_search", "position", Columns)
{
    private static readonly Columns Columns = Columns.Of<Image>(Always);

    private protected override IReadOnlyList<string> Searched => ["caption", "alt", "credit", "creator"];
}
