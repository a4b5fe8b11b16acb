using Api.Data;
using Api.Data.Checks;
using Microsoft.Data.Sqlite;

namespace Api.Benchmarks.Drill;

/// <summary>A SQLite database as something left it.</summary>
/// <param name="Faults">The reason why it could not be opened, and the faults that <c>check</c> finds.</param>
/// <param name="Lost">Acknowledged writes that are not in it.</param>
internal sealed record StoredState(IReadOnlyList<string> Faults, IReadOnlyList<Acknowledged> Lost)
{
    public const string FileName = "articles.db";

    public static string StoreIn(string folder) => $"Data Source={Path.Combine(folder, FileName)}";

    /// <summary>Opens it as a server does when it starts, and looks through it as <c>check</c> does.</summary>
    public static async Task<StoredState> LookAsync(string folder, IReadOnlyList<Acknowledged> acknowledged)
    {
        var faults = new List<string>();
        try
        {
            await using (var database = Database.Open(StoreIn(folder)))
            {
                await database.PrepareAsync(_ => { }, CancellationToken.None);
                await new DatabaseCheck(database, faults.Add).RunAsync(CancellationToken.None);
            }

            await using var connection = new SqliteConnection($"{StoreIn(folder)};Pooling=False");
            return new(faults, await Ledger.FindLostAsync(connection, acknowledged));
        }
        catch (Exception e) when (e is InvalidOperationException or SqliteException or IOException)
        {
            // Nothing in it can be read.
            return new([.. faults, e.Message], acknowledged);
        }
    }
}
