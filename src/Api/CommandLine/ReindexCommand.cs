using System.CommandLine;
using Api.Data;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>
/// <c>reindex</c>: fills the index of searched words anew from the texts, beside a running server or without one.
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

            // What an opened database is told, or has left to do, it has here, too.
            await database.PrepareAsync(Console.Error.WriteLine, cancellationToken);
            return 0;
        }));
        return command;
    }
}
