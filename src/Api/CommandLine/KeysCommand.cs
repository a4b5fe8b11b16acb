using System.CommandLine;
using System.Globalization;
using Api.Content.Text;
using Api.Data.Keys;
using Api.Data.Lists;

namespace Api.CommandLine;

/// <summary>
/// <c>keys create</c>, <c>keys list</c>, <c>keys revoke</c>: a running server sees each change at its next request.
/// </summary>
internal static class KeysCommand
{
    private const int LongestName = 100;

    public static Command Create() =>
        new("keys", "Makes, lists and revokes the keys that callers send.") { Making(), Listing(), Revoking() };

    private static Command Making()
    {
        var name = new Option<string>("--name")
        {
            Description = "Its name: the holder, or the purpose.",
            Required = true,
        };
        var scope = new Option<string>("--scope")
        {
            Description = "read (drafts and withheld articles too), write, or admin; each includes those before it.",
            Required = true,
        };
        var expires = new Option<string?>("--expires")
        {
            Description = "When it is refused from: a date or an RFC 3339 instant. Never, if not given.",
        };
        var command = new Command("create", "Makes a key and prints it, alone on one line. It is shown only once.")
        {
            name,
            scope,
            expires,
        };
        command.SetAction((result, cancellationToken) => Commands.RunAsync(database =>
            CreateAsync(
                new(database, TimeProvider.System),
                result.GetRequiredValue(name),
                result.GetRequiredValue(scope),
                result.GetValue(expires),
                cancellationToken)));
        return command;
    }

    private static Command Listing()
    {
        var command = new Command("list", "Lists all keys, a line each with tabs between, but not their secrets.");
        command.SetAction(
            (_, cancellationToken) =>
                Commands.RunAsync(database => ListAsync(new(database, TimeProvider.System), cancellationToken)));
        return command;
    }

    private static Command Revoking()
    {
        var key = new Argument<string>("KEY") { Description = "Its id or its name." };
        var command = new Command("revoke", "Has a key refused from now on.") { key };
        command.SetAction((result, cancellationToken) => Commands.RunAsync(database =>
            RevokeAsync(new(database, TimeProvider.System), result.GetRequiredValue(key), cancellationToken)));
        return command;
    }

    private static async Task<int> CreateAsync(
        KeyWriter keys,
        string name,
        string scope,
        string? expires,
        CancellationToken cancellationToken)
    {
        var (until, unread) = UntilOf(expires);
        var wrong = ProblemOf(name, scope) ?? unread;
        var key = wrong is null ? await keys.CreateAsync(name, scope, until, cancellationToken) : null;
        if (key is null)
        {
            await Console.Error.WriteLineAsync(wrong ?? $"There is a key with the name \"{name}\" already.");
            return 1;
        }

        Console.WriteLine(key);
        return 0;
    }

    private static string? ProblemOf(string name, string scope)
    {
        var isLine = name.Trim() == name && !name.Any(char.IsControl);
        if (!isLine || name.Length > LongestName || name.All(char.IsAsciiDigit))
        {
            return $"--name takes 1 to {LongestName} characters that are not all digits, on one line and with no space "
                + "around them.";
        }

        return Scope.All.Contains(scope) ? null : $"--scope {Nearest.NotOneOf(scope, Scope.All)}";
    }

    private static (DateTimeOffset? Until, string? Problem) UntilOf(string? expires)
    {
        if (expires is null)
        {
            return (null, null);
        }

        if (Instant.TryParse(expires, CultureInfo.InvariantCulture, out var until) && until.Problem is not null)
        {
            return (
                null,
                "--expires takes a date or an RFC 3339 instant with its offset: 2027-01-31, 2027-01-31T18:00:00Z.");
        }

        return (until.Value, until.Value <= TimeProvider.System.GetUtcNow() ? "--expires is in the past." : null);
    }

    private static async Task<int> ListAsync(KeyQueries keys, CancellationToken cancellationToken)
    {
        Console.WriteLine("id\tname\tscope\tcreated\texpires\trevoked");
        foreach (var key in await keys.ListAsync(cancellationToken))
        {
            var times = $"{Text(key.CreatedAt)}\t{Text(key.ExpiresAt)}\t{Text(key.RevokedAt)}";
            Console.WriteLine($"{key.Id}\t{key.Name}\t{key.Scope}\t{times}");
        }

        return 0;
    }

    private static async Task<int> RevokeAsync(KeyWriter keys, string idOrName, CancellationToken cancellationToken)
    {
        if (await keys.RevokeAsync(idOrName, cancellationToken) is not { } key)
        {
            await Console.Error.WriteLineAsync($"There is no key with the id or name \"{idOrName}\".");
            return 1;
        }

        Console.WriteLine($"Key {key.Id}, \"{key.Name}\", is revoked.");
        return 0;
    }

    private static string Text(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";
}
