using System.CommandLine;
using Api.Content.Text;
using Api.Serving;

namespace Api.CommandLine;

/// <summary>
/// The command line taken apart: the settings in it, which hold for every command, and the rest. The parser alone would
/// take a misspelt option, and even a setting, for a file.
/// </summary>
/// <param name="Settings">As <c>--Name=value</c>, with colons in the names.</param>
/// <param name="Rest">A command, its options and its arguments.</param>
/// <param name="Problem">The reason why nothing is done at all; null if everything is known.</param>
internal sealed record Arguments(IReadOnlyList<string> Settings, IReadOnlyList<string> Rest, string? Problem)
{
    private const string EndOfOptions = "--";

    public static Arguments Of(IReadOnlyList<string> args, RootCommand root)
    {
        var (settings, rest, problem) = (new List<string>(), new List<string>(), (string?)null);
        Command command = root;
        for (var i = 0; i < args.Count && problem is null; i++)
        {
            var (arg, next) = (args[i], i + 1 < args.Count ? args[i + 1] : null);
            if (arg == EndOfOptions)
            {
                rest.AddRange(args.Skip(i));
                break;
            }

            var name = arg.Split('=', 2)[0];
            var hasValue = name.Length < arg.Length;
            if (!IsOption(arg))
            {
                command = command.Subcommands.FirstOrDefault(sub => sub.Name == arg) ?? command;
                rest.Add(arg);
            }
            else if (OptionsOf(command, root)
                .FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name)) is { } option)
            {
                rest.Add(arg);
                if (!hasValue && option.Arity.MinimumNumberOfValues > 0 && next is not null)
                {
                    // Whatever it looks like, it is a title, not an option.
                    rest.Add(next);
                    i++;
                }
            }
            else if (hasValue && arg.Length == name.Length + 1 && SettingsCheck.IsSection(name[2..]))
            {
                // Hosts that start the program in their own process also pass the sections of settings, with nothing in
                // them.
            }
            else if (SettingNamed(name) is not { } setting)
            {
                problem = NotKnown(name, command, root);
            }
            else if (hasValue || (next is not null && !IsOption(next)))
            {
                settings.Add($"--{setting}={(hasValue ? arg[(name.Length + 1)..] : next)}");
                i += hasValue ? 0 : 1;
            }
            else
            {
                problem = $"The setting {name} takes a value: {name}=…";
            }
        }

        return new(settings, rest, problem);
    }

    private static IEnumerable<Option> OptionsOf(Command command, RootCommand root) =>
        command == root ? root.Options : command.Options.Concat(root.Options.Where(option => option.Recursive));

    // A dash alone is standard input.
    private static bool IsOption(string arg) => arg is ['-', _, ..];

    /// <summary>
    /// Returns the name with colons, even if it is written like an environment variable; null if it is no setting.
    /// </summary>
    private static string? SettingNamed(string option)
    {
        var name = option.StartsWith("--", StringComparison.Ordinal)
            ? option[2..].Replace("__", ":", StringComparison.Ordinal)
            : "";
        return SettingsCheck.IsKnown(name) ? name : null;
    }

    private static string NotKnown(string name, Command command, RootCommand root)
    {
        var known = OptionsOf(command, root)
            .Where(option => !option.Hidden)
            .Select(option => option.Name)
            .Concat(Serving.Settings.All.Select(setting => "--" + setting.Name));
        var hint = Nearest.To(name, known) is { } near ? $"; did you mean {near}?" : ".";
        return $"There is no option {Nearest.Shorten(name)}{hint} Nothing was done.";
    }
}
