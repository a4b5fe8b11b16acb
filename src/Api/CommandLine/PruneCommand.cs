using System.CommandLine;
using Api.Data;
using Api.Data.Upkeep;
using Api.Serving;

namespace Api.CommandLine;

/// <summary><c>prune</c>: removes old superseded revisions, beside a running server or without one.</summary>
internal static class PruneCommand
{
    public static Command Create()
    {
        var command = new Command(
            "prune",
            $"Removes the superseded revisions that {Settings.RevisionsKept.Variable} does not keep, with the sources "
                + "that only they were read from.");
        command.SetAction((_, cancellationToken) =>
            Commands.RunAsync(database => RunAsync(database, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(Database database, CancellationToken cancellationToken)
    {
        var setting = Settings.RevisionsKept;
        var kept = setting.Of(Commands.Settings())
            ?? throw new InvalidOperationException(
                $"{setting.Variable} says which revisions stay: {SettingsCheck.Plain(setting.Takes)}.");
        var pruned = await new RevisionPruning(database, kept, TimeProvider.System).RunAsync(cancellationToken);
        foreach (var article in pruned.Damaged)
        {
            await Console.Error.WriteLineAsync(
                $"article {article}: a revision cannot be read, so none was removed; check says more");
        }

        Console.WriteLine($"{pruned.Revisions} revisions and {pruned.Sources} sources removed");
        if (pruned.Revisions > 0)
        {
            Console.WriteLine(
                "What they took is free for what comes; vacuum makes the file smaller, on PostgreSQL vacuum full.");
        }

        return pruned.Damaged.Count == 0 ? 0 : 1;
    }
}
