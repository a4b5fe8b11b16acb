using System.Diagnostics.CodeAnalysis;
using Api.Content.Text;

namespace Api.Data.Names;

/// <summary>Normalises texts that people send in patches.</summary>
internal static class PatchedText
{
    private const int LongestLine = 1_000;

    /// <summary>Returns a text on one line without white space around it.</summary>
    public static bool TryLine(
        string value,
        [NotNullWhen(true)] out string? line,
        [NotNullWhen(false)] out string? fault)
    {
        line = fault = null;
        if (value.Length <= LongestLine && SourceText.TryNormalise(value, out var normal, out fault))
        {
            line = normal.Trim();
        }

        if (line is null or "" || line.Contains('\n', StringComparison.Ordinal))
        {
            line = null;
            fault ??= $"one line of 1 to {LongestLine} characters is needed";
        }

        return line is not null;
    }

    /// <summary>Whether it is an address of the web.</summary>
    public static bool IsUrl(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", Host.Length: > 0 };

    public const string NoUrl = "this is not an absolute http or https URL";
}
