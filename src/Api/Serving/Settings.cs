using System.Globalization;
using Api.Data.Revisions;

namespace Api.Serving;

/// <summary>
/// The table of settings: reading, the checks at the start, <c>--help</c> and the README's table come from it. A new
/// setting is a field here, read by its <see cref="Setting{T}.Of"/>, and its line in the README, which a test compares.
/// </summary>
internal static class Settings
{
    // First: the fields below add themselves.
    private static readonly List<Setting> Rows = [];

    public static readonly Setting<string> Database = Add(Text(
        "ConnectionStrings:Articles",
        "Data Source=data/articles.db",
        "the SQLite file, relative to the working directory; created with its folder. "
            + "With a `Host`, PostgreSQL",
        takes: "a connection string",
        guards: true));

    public static readonly Setting<string> Urls = Add(
        Text("Urls", "http://localhost:5080", "where it listens; several with `;` between", takes: "addresses") with
        {
            Variable = "ASPNETCORE_URLS",
        });

    public static readonly Setting<bool> RequireKey = Flag(
        "RequireKey",
        false,
        "`true`: nothing under `/v1` is read without a key, for newsrooms and archives that are not public",
        guards: true);

    public static readonly Setting<int> MaxAge = Number(
        "MaxAge",
        0,
        (0, 31_536_000),
        "seconds that caches may give an anonymous answer again without asking; "
            + "0: they ask each time, which a 304 answers");

    public static readonly Setting<TimeSpan> Heartbeat = Duration(
        "Heartbeat",
        TimeSpan.FromSeconds(15),
        (TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1)),
        "how long a stream of changes may say nothing before a comment line says that it is open");

    public static readonly Setting<TimeSpan> SearchTimeout = Duration(
        "SearchTimeout",
        TimeSpan.FromSeconds(1),
        (TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10)),
        "how long a search may take before it is given up");

    public static readonly Setting<int> MaxConnections = Number(
        "MaxConnections",
        0,
        (1, 1_000_000),
        "connections at a time; one more is closed at once, and the others are served",
        shown: "as many as the process may open files for, at most 5,000");

    public static readonly Setting<int?> MaxMemory = Add(new Setting<int?>(
        "MaxMemory",
        "64 to 1,000,000, or 0",
        "`384`, in a container three quarters of its limit if that is less",
        null,
        IsMemory,
        "megabytes that the managed heap may have; 0: no limit but the system's",
        Guards: false));

    public static readonly Setting<int> AnswerCache = Number(
        "AnswerCache",
        64,
        (0, 100_000),
        "megabytes of rendered answers that are kept, three quarters for single articles until they change, the rest "
            + "for others until the next commit; 0: none. They count towards `MaxMemory`");

    public static readonly Setting<int> DryRuns = Number(
        "DryRuns",
        Math.Max(1, Environment.ProcessorCount / 2),
        (1, 1000),
        "how many callers without a key may have a dry run at the same time, "
            + "one of a network (IPv4 /24, IPv6 /64); each key has a place of its own. Others get 429",
        shown: "half the cores, at least 1");

    public static readonly Setting<bool> KeepsPositions = Flag(
        "Images:Gps", false, "whether positions in picture files are kept", guards: true);

    public static readonly Setting<RevisionsKept?> RevisionsKept = Add(new Setting<RevisionsKept?>(
        "Revisions:Keep",
        "a number of revisions of each article, `20`, or of days since they were replaced, `400d`",
        "all",
        null,
        (string text, out RevisionsKept? value) => (value = Data.Revisions.RevisionsKept.Parse(text)) is not null,
        "the superseded revisions that the command `prune` leaves; nothing else removes any",
        Guards: true));

    public static readonly Setting<string> PublicUrl = Address(
        "PublicUrl",
        "where callers reach the server, if a proxy stands in between: `https://news.example`, or "
            + "`https://news.example/archive`. Addresses in feeds begin with it, and all others with its path");

    public static readonly Setting<bool> Samples = Flag(
        "Samples",
        false,
        "fill a database that has never had an article with the samples",
        shown: "`true` in Development (`dotnet run`), `false` in Production");

    public static IReadOnlyList<Setting> All => Rows;

    private static Setting<bool> Flag(
        string name,
        bool absent,
        string description,
        bool guards = false,
        string? shown = null) =>
        Add(new Setting<bool>(
            name,
            "`true` or `false`",
            shown ?? (absent ? "`true`" : "`false`"),
            absent,
            bool.TryParse,
            description,
            guards));

    private static Setting<int> Number(
        string name,
        int absent,
        (int Least, int Most) range,
        string description,
        string? shown = null) =>
        Add(new Setting<int>(
            name,
            string.Create(CultureInfo.InvariantCulture, $"{range.Least:n0} to {range.Most:n0}"),
            shown ?? string.Create(CultureInfo.InvariantCulture, $"`{absent}`"),
            absent,
            (string text, out int value) =>
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                    && value >= range.Least
                    && value <= range.Most,
            description,
            Guards: false));

    private static Setting<TimeSpan> Duration(
        string name,
        TimeSpan absent,
        (TimeSpan Least, TimeSpan Most) range,
        string description) =>
        Add(new Setting<TimeSpan>(
            name,
            $"`{Text(range.Least)}` to `{Text(range.Most)}` (hours, minutes, seconds)",
            $"`{Text(absent)}`",
            absent,
            (string text, out TimeSpan value) =>
                TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value)
                    && value >= range.Least
                    && value <= range.Most,
            description,
            Guards: false));

    private static bool IsMemory(string text, out int? megabytes)
    {
        megabytes = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
        return megabytes is 0 or (>= 64 and <= 1_000_000);
    }

    private static string Text(TimeSpan time) =>
        time.ToString(@"hh\:mm\:ss\.FF", CultureInfo.InvariantCulture).TrimEnd('.');

    private static Setting<string> Address(string name, string description) =>
        Add(new Setting<string>(
            name, "an address with `http` or `https`", "", "", IsAddress, description, Guards: false));

    // An empty value counts as none, unless the setting guards something.
    private static Setting<string> Text(
        string name,
        string absent,
        string description,
        string takes,
        bool guards = false)
    {
        return new(name, takes, $"`{absent}`", absent, Read, description, guards);

        bool Read(string text, out string value)
        {
            value = text.Length == 0 ? absent : text;
            return text.Length > 0 || !guards;
        }
    }

    // An empty value counts as none.
    private static bool IsAddress(string text, out string value)
    {
        value = text.TrimEnd('/');
        return text.Length == 0
            || (Uri.TryCreate(value, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https"
                && IsPath(address.PathAndQuery + address.Fragment));
    }

    // Addresses begin with it: a second slash would make a host of what follows.
    private static bool IsPath(string path) =>
        !path.AsSpan().ContainsAny('?', '#') && !path.Contains("//", StringComparison.Ordinal);

    private static Setting<T> Add<T>(Setting<T> setting)
    {
        Rows.Add(setting);
        return setting;
    }
}
