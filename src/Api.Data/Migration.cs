using Api.Data.Names;
using Api.Data.Search;
using DbUp.Builder;
using DbUp.Engine;

namespace Api.Data;

/// <summary>Upgrades a schema by the scripts that it has not had yet.</summary>
internal sealed class Migration
{
    private readonly UpgradeEngine _engine;

    /// <param name="database">The database, and whether there is a transaction around everything.</param>
    /// <param name="name">The name of the database, for people.</param>
    /// <exception cref="InvalidOperationException">It has had scripts that this program does not know.</exception>
    public Migration(UpgradeEngineBuilder database, Dialect dialect, string name)
    {
        _engine = database
            .WithScriptsEmbeddedInAssembly(
                typeof(Migration).Assembly,
                script => script.StartsWith(dialect.SchemaFolder, StringComparison.Ordinal))

            // It filled the index, which is now done after the migration.
            .WithScript(dialect.SchemaFolder + "0007_search_fill", "select 1")
            .WithScript(dialect.SchemaFolder + "0011_words_filled", new WordTablesScript())
            .WithScript(dialect.SchemaFolder + "0012_names_fill", new NameKeys())
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();

        var unknown = _engine.GetExecutedButNotDiscoveredScripts();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"{name} was written by a newer version of this program: {string.Join(", ", unknown)}.");
        }
    }

    public bool IsNeeded => _engine.IsUpgradeRequired();

    /// <returns>The names of the scripts that were run.</returns>
    /// <exception cref="InvalidOperationException">A script failed.</exception>
    public IReadOnlyList<string> Run()
    {
        var result = _engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException(
                $"The schema could not be brought up to date: {result.Error.Message}", result.Error);
        }

        return [.. result.Scripts.Select(script => script.Name)];
    }
}
