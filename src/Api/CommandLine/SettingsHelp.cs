using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>Prints the help, and after it the table of settings, which hold for every command.</summary>
internal sealed class SettingsHelp(HelpAction help) : SynchronousCommandLineAction
{
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new SettingsHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is not RootCommand)
        {
            output.WriteLine("Settings may be given here too, as --Name=value. Help without a command lists them.");
            return exitCode;
        }

        output.WriteLine(
            "Settings, for every command, as --Name=value, as environment variables (__ for the colon), "
                + "or in appsettings.json; in all three, they may be under Articles:");
        foreach (var setting in Settings.All)
        {
            var absent = setting.Default.Length == 0 ? "" : $" Default: {setting.Default}.";
            output.WriteLine(
                SettingsCheck.Plain($"  --{setting.Name}  {setting.Takes}.{absent}\n      {setting.Description}."));
        }

        output.WriteLine();
        output.WriteLine(
            "Exit codes: 0 done, 1 not or not all of it, 2 the command line was not understood and nothing was done, "
                + "130 interrupted (143 by SIGTERM).");
        return exitCode;
    }
}
