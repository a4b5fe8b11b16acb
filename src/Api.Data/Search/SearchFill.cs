using System.Data;
using System.Data.Common;
using DbUp.Engine;

namespace Api.Data.Search;

/// <summary>The step of the schema that indexes what was stored before there was an index: it takes our own folding, which SQL has not.</summary>
internal sealed class SearchFill : IScript
{
    public string ProvideScript(Func<IDbCommand> dbCommandFactory)
    {
        using var command = (DbCommand)dbCommandFactory();
        var session = new Session(command.Connection!, command.Transaction, _ => Task.CompletedTask, _ => ValueTask.CompletedTask);

        // Databases are opened before anything else is done: no thread is kept from other work.
        new SearchWriter(session).FillAsync().GetAwaiter().GetResult();
        return "";
    }
}
