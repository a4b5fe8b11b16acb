using Api.Data.Erasing;

namespace Api.Data.PostgreSql;

/// <summary>
/// A table, where there is no place beside the database that all nodes see. A dump without it is what a copy of the
/// file is without the other.
/// </summary>
internal sealed class ErasureTable : ErasureLog
{
    private IReadOnlyList<byte[]> _keys = [];

    public override async Task<IReadOnlyList<string>> ReadAsync(Session session) =>
        [.. await session.QueryAsync<string>("select record from erasures order by id")];

    public override Task AppendAsync(Session session, IReadOnlyList<string> lines) =>
        session.ExecuteAllAsync(
            "insert into erasures (record) values (@Record)", lines.Select(line => new { Record = line }));

    private const string KeysSql = """select record from erasures where record like '{"key"%' order by id""";

    // The first erasure brings one, whichever node makes it; from then on it stays.
    public override async Task<IReadOnlyList<byte[]>> KeysAsync(Session session) =>
        _keys is [] ? _keys = KeysIn(await session.QueryAsync<string>(KeysSql)) : _keys;
}
