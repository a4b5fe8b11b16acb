using System.Text.RegularExpressions;
using Api.Content.Text;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Api.Serving;

/// <summary>
/// Checks the given settings against the table. A misspelt setting has no effect, and with some nobody notices until it
/// is too late: an archive stays open, articles go into another database. Many environment variables belong to others,
/// so only a name that is nearly a setting's counts there.
/// </summary>
internal static partial class SettingsCheck
{
    // Settings that ASP.NET Core itself reads, by the first part of the name.
    private static readonly HashSet<string> OfTheHost = new(StringComparer.OrdinalIgnoreCase)
    {
        "$schema", "AllowedHosts", "ApplicationName", "CaptureStartupErrors", "ContentRoot", "DetailedErrors",
        "Environment", "ForwardedHeaders_Enabled", "HostBuilder", "HostingStartupAssemblies",
        "HostingStartupExcludeAssemblies", "Http_Ports", "Https_Port", "Https_Ports", "Kestrel", "Logging",
        "PreferHostingUrls", "PreventHostingStartup", "ShutdownTimeoutSeconds", "StartupAssembly",
        "SuppressStatusMessages", "WebRoot",
    };

    /// <summary>Whether something reads a setting of this name, with colons.</summary>
    public static bool IsKnown(string name) =>
        OfTheHost.Contains(name.Split(':')[0])
        || Settings.All.Any(setting => Equal(setting.Name, name) || Equal($"{Setting.Section}:{setting.Name}", name));

    /// <summary>Whether there are settings in a section of this name.</summary>
    public static bool IsSection(string name) => Settings.All.Any(setting =>
        $"{Setting.Section}:{setting.Name}".StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)
        || setting.Name.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns the reason why the start stops, in a line, or null; and the warnings that do not stop it.
    /// </summary>
    public static (string? Problem, IReadOnlyList<string> Warnings) Of(IConfigurationRoot settings)
    {
        var names = settings.Providers.SelectMany(provider => ProblemsOf(provider)).ToList();
        var values = Settings.All.Where(setting => setting.Given(settings) is { } given && !setting.Accepts(given))
            .Select(setting => $"{setting.Variable} takes {Plain(setting.Takes)}.");
        var problem = names.Where(name => name.Stops)
            .Select(name => name.Text)
            .Concat(values)
            .Concat(LevelProblems(settings))
            .FirstOrDefault();
        return (problem, [.. names.Where(name => !name.Stops).Select(name => name.Text).Distinct()]);
    }

    /// <summary>Returns a text without Markdown's marks for code and emphasis.</summary>
    public static string Plain(string markdown) =>
        markdown.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);

    private static IEnumerable<(string Text, bool Stops)> ProblemsOf(IConfigurationProvider provider)
    {
        var place = provider switch
        {
            JsonConfigurationProvider json => $" in {json.Source.Path}",
            CommandLineConfigurationProvider => " on the command line",
            EnvironmentVariablesConfigurationProvider => " in the environment",
            _ => null,
        };
        if (place is null)
        {
            yield break;
        }

        foreach (var name in NamesIn(provider).Where(name => !IsKnown(name)))
        {
            var ours = provider is not EnvironmentVariablesConfigurationProvider || IsInSection(name);
            var near = NearestTo(name);
            if (ours || near is not null)
            {
                near ??= Settings.All.FirstOrDefault(setting =>
                    setting.Name == Nearest.To(WithoutSection(name), Settings.All.Select(s => s.Name)));
                yield return (TextOf(name, place, provider, near), ours || near!.Guards);
            }
        }
    }

    private static string TextOf(string name, string place, IConfigurationProvider provider, Setting? near)
    {
        var inEnvironment = provider is EnvironmentVariablesConfigurationProvider;
        var written = inEnvironment ? name.Replace(":", "__", StringComparison.Ordinal) : name;
        var meant = inEnvironment ? near?.Variable : near?.Name;
        var hint = meant is null ? "." : $"; did you mean {meant}?";
        return $"There is no setting {Nearest.Shorten(written)}, which is{place}{hint}";
    }

    /// <summary>
    /// Returns the setting whose name is nearly this one. A name like that of a setting that guards something may have
    /// other words in it: <c>REQUIRE_API_KEY</c>.
    /// </summary>
    private static Setting? NearestTo(string name)
    {
        // Names that come from Azure's own variables for connection strings.
        if (name.EndsWith("_ProviderName", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var letters = Letters(name);
        var words = WordsOf(name);
        var misspelt = Settings.All.FirstOrDefault(setting =>
            IsMisspelt(letters, Letters(setting.Name)) || IsMisspelt(letters, Letters(Setting.Section + setting.Name)));
        return misspelt ?? Settings.All.FirstOrDefault(setting =>
            setting.Guards && WordsOf(setting.Name).All(word => words.Any(other => IsForm(other, word))));
    }

    private static bool IsMisspelt(string letters, string known) =>
        Nearest.Edits(letters, known) <= Math.Min(3, Math.Min(letters.Length, known.Length) / 5);

    // "required" is a form of "require", and "keys" of "key"; "gpu" is not a form of "gps".
    private static bool IsForm(string word, string known) =>
        known.Length > 4 ? Nearest.Edits(word, known) <= 1 : word == known || word == known + "s";

    private static string Letters(string name) =>
        new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static List<string> WordsOf(string name) =>
        [.. Word().Matches(name).Select(match => match.Value.ToLowerInvariant())];

    private static IEnumerable<string> NamesIn(IConfigurationProvider provider, string? parent = null) =>
        provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(key => parent is null ? key : $"{parent}:{key}")
            .SelectMany(name => NamesIn(provider, name).Concat(provider.TryGet(name, out _) ? [name] : []));

    // The host would throw for them later, in the middle of its work.
    private static IEnumerable<string> LevelProblems(IConfigurationRoot settings) => settings.AsEnumerable()
        .Where(pair => pair.Key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase))
        .Where(pair => pair.Key.Contains("LogLevel:", StringComparison.OrdinalIgnoreCase))
        .Where(pair => pair.Value is { } level && !Enum.TryParse<LogLevel>(level, ignoreCase: true, out _))
        .Select(pair => $"{pair.Key} takes {string.Join(", ", Enum.GetNames<LogLevel>())}.");

    private static bool IsInSection(string name) =>
        name.StartsWith(Setting.Section + ":", StringComparison.OrdinalIgnoreCase);

    private static string WithoutSection(string name) =>
        IsInSection(name) ? name[(Setting.Section.Length + 1)..] : name;

    private static bool Equal(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word();
}
