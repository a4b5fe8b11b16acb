using System.CommandLine;

namespace Api.CommandLine;

/// <summary><c>restore FILE</c>: reads a backup or an export into a new database.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What `backup` or `export` wrote." };
        var command = new Command(
            "restore",
            "Makes a new database of a backup or an export, which its content tells. "
                + "One that has anything in it already is left as it is.") { file };
        command.SetAction((result, cancellationToken) =>
            Commands.RunAsync(() => Restoration.RunAsync(result.GetRequiredValue(file), cancellationToken)));
        return command;
    }
}
