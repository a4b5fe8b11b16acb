using Api.Data.Articles;
using Api.Data.Lists;

namespace Api.Data.Images;

/// <summary>Reads images.</summary>
public sealed class ImageQueries(Database database) : IListQueries<Image>
{
    private static readonly Columns Columns = Columns.Of<Image>(PartTable.Always);

    internal static readonly PartTable Table = new("images", "image_search", "position", Columns)
    {
        Searched = ["caption", "alt", "credit", "creator"],
    };

    public async Task<Slice<Image>> ListAsync(ListPlan<Image> plan, CancellationToken cancellationToken)
    {
        var slice = await ListReader.ReadAsync<Image>(database, Table.List, plan, cancellationToken);
        return slice with { Rows = Part.WithMatches(slice.Rows, plan) };
    }

    /// <summary>One image, also one that is gone.</summary>
    public async Task<Image?> FindAsync(
        long id,
        Visibility visibility,
        Shape<Image> shape,
        CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await Table.FindAsync<Image>(session, id, visibility, shape.Asked, cancellationToken);
    }

    /// <summary>Finds an image as it was written a moment ago.</summary>
    public async Task<Image?> FindWrittenAsync(long id, Visibility visibility, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadWrittenAsync(cancellationToken);
        return await Table.FindAsync<Image>(session, id, visibility, null, cancellationToken);
    }
}
