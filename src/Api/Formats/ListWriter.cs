using Api.Data.Lists;

namespace Api.Formats;

/// <summary>Writes lists in one format other than JSON.</summary>
internal abstract class ListWriter
{
    public abstract Task WriteAsync<T>(Stream output, ListRows<T> list, CancellationToken cancellationToken)
        where T : Row;
}

/// <summary>The rows of a list that are to be written.</summary>
/// <param name="Pages">The page that was asked for, or all of them, as they are read.</param>
/// <param name="Asked">The fields that were asked for; null for all.</param>
/// <param name="Next">The address of the next page, relative to the root; null on the last.</param>
internal sealed record ListRows<T>(
    HttpRequest Request,
    IAsyncEnumerable<IReadOnlyList<T>> Pages,
    FieldTree? Asked,
    string? Next = null)
    where T : Row;
