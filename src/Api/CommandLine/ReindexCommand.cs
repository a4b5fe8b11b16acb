using System.CommandLine;
using Api.Data;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>
/// <c>reindex</c>: rebuilds the index of searched words from the texts, beside a running server or without one.
/// </summary>
internal static class ReindexCommand
{
    public static Command Create()
    {
        var command = new Command(
            "reindex",
            "Fills the index of searched words anew from the texts. No text changes; until it is done, searches find a "
                + "part.");
        command.SetAction((_, cancellationToken) => Commands.RunAsync(async () =>
        {
            await using var database = Database.Open(Settings.Database.Of(Commands.Settings()));
            await database.ReindexAsync(Console.WriteLine, cancellationToken);

            // Whatever a database does after it is opened is done here, too.
            await database.PrepareAsync(Console.Error.WriteLine, cancellationToken);
            return 0;
        }));
        return command;
    }
}
