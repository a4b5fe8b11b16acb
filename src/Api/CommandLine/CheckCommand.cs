using System.CommandLine;
using Api.Data;
using Api.Data.Checks;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>
/// <c>check</c>: looks through the whole database for contradictions, beside a running server or without one.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command(
            "check",
            "Looks through the database: its pages and references, counts, the search index, every quote's place, "
                + "the log of changes. Each fault is a line; the exit code is 1 if there is any. "
                + "Nothing is changed.");
        command.SetAction((_, cancellationToken) => Commands.RunAsync(async () =>
        {
            await using var database = Database.OpenToCheck(Settings.Database.Of(Commands.Settings()));
            var faults = await new DatabaseCheck(database, Console.WriteLine).RunAsync(cancellationToken);
            Console.WriteLine(faults == 0 ? $"{database.Name} is sound" : $"{faults} faults");
            return faults == 0 ? 0 : 1;
        }));
        return command;
    }
}
