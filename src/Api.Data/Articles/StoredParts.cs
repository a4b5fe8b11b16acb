namespace Api.Data.Articles;

/// <summary>Stored parts by what they say, each to be taken once, in their order.</summary>
internal sealed class StoredParts<T>
    where T : notnull
{
    private readonly Dictionary<T, Queue<long>> _ids = [];

    public IEnumerable<long> Left => _ids.Values.SelectMany(ids => ids);

    public void Add(T part, long id) => (_ids.TryGetValue(part, out var ids) ? ids : _ids[part] = []).Enqueue(id);

    public long? Take(T part) => _ids.TryGetValue(part, out var ids) && ids.TryDequeue(out var id) ? id : null;
}
