namespace Api.Serving;

/// <summary>A row of the table of settings. An environment variable has <c>__</c> for the colons in its name.</summary>
/// <param name="Name">
/// Its name in <c>appsettings.json</c> and on the command line, with colons: <c>Images:Gps</c>.
/// </param>
/// <param name="Takes">The values that it takes, for people.</param>
/// <param name="Default">The value that holds if none is given, for people; empty for none.</param>
/// <param name="Description">Its purpose, in a sentence without the full stop.</param>
/// <param name="Guards">
/// Whether it protects something, or names the place of files: a name that is nearly this one must not go unnoticed.
/// </param>
internal abstract record Setting(string Name, string Takes, string Default, string Description, bool Guards)
{
    /// <summary>The section in which every setting may be.</summary>
    public const string Section = "Articles";

    /// <summary>The environment variable, as it is shown to people.</summary>
    public string Variable { get; init; } = Name.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Whether it can have this value.</summary>
    public abstract bool Accepts(string value);

    /// <summary>Whether it was given at all, by whomever.</summary>
    public bool IsGivenIn(IConfiguration settings) => !string.IsNullOrEmpty(Given(settings));

    /// <summary>
    /// Returns the value that was given last: on the command line, in the environment, in <c>appsettings.json</c>;
    /// within one of these, the section's value comes first. Null if none was.
    /// </summary>
    internal string? Given(IConfiguration settings)
    {
        foreach (var provider in ((IConfigurationRoot)settings).Providers.Reverse())
        {
            if ((provider.TryGet($"{Section}:{Name}", out var value) || provider.TryGet(Name, out value))
                && value is not null)
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>A setting whose value has a type.</summary>
/// <param name="Absent">The value that holds if none is given.</param>
/// <param name="TryRead">Reads a value; false if the setting does not take it.</param>
internal sealed record Setting<T>(
    string Name,
    string Takes,
    string Default,
    T Absent,
    Setting<T>.Reading TryRead,
    string Description,
    bool Guards)
    : Setting(Name, Takes, Default, Description, Guards)
{
    public delegate bool Reading(string text, out T value);

    public override bool Accepts(string value) => TryRead(value, out _);

    /// <exception cref="InvalidOperationException">
    /// The setting does not take the given value, as the start has reported already.
    /// </exception>
    public T Of(IConfiguration settings)
    {
        if (Given(settings) is not { } given)
        {
            return Absent;
        }

        return TryRead(given, out var value)
            ? value
            : throw new InvalidOperationException($"{Variable} takes {Takes}.");
    }
}
