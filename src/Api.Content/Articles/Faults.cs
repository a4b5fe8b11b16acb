using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>Why a source is refused.</summary>
/// <param name="Kind">The gravest that is wrong with it.</param>
/// <param name="Detail">The first of it in one line, and how much more there is.</param>
/// <param name="Faults">Each thing that is wrong, at most 100.</param>
public sealed record Refusal(RefusalKind Kind, string Detail, IReadOnlyList<Fault> Faults);

/// <summary>What is wrong with a source, the gravest last.</summary>
public enum RefusalKind
{
    /// <summary>It can be read, but what it says cannot be.</summary>
    Unacceptable,

    /// <summary>
    /// It cannot be read: no text, no JSON, an unknown member, a value of the wrong type, a given field that cannot be.
    /// </summary>
    Malformed,

    TooLarge,

    /// <summary>It wants what is another resource's already.</summary>
    Conflict,

    /// <summary>It is known, and was withheld or deleted: it is not brought back.</summary>
    Withdrawn,
}

/// <summary>One thing that is wrong with a source.</summary>
/// <param name="Field">The given field that it is about; null when it is about the source itself.</param>
/// <param name="JsonPointer">
/// The place in a JSON source (RFC 6901, JSON Pointer), long names shortened; null when it has none there.
/// </param>
/// <param name="Detail">What is wrong.</param>
public sealed record Fault(string? Field, string? JsonPointer, string Detail);

/// <summary>What was found wrong so far.</summary>
internal sealed class Faults
{
    private const int Most = 100;

    private readonly List<Fault> _all = [];
    private RefusalKind _kind;

    public int Count => _all.Count;

    /// <summary>Whether looking for more is in vain.</summary>
    public bool IsFull => _all.Count == Most;

    /// <summary>Why the source is refused; null when nothing is wrong with it.</summary>
    public Refusal? Refusal => _all.Count == 0 ? null : new(_kind, Line(), _all);

    public void Add(RefusalKind kind, Fault fault)
    {
        if (!IsFull)
        {
            // Parsers and we ourselves repeat what is wrong.
            var place = fault.JsonPointer is null ? null : Legible.Of(fault.JsonPointer);
            _all.Add(fault with { JsonPointer = place, Detail = Legible.Of(fault.Detail) });
            _kind = kind > _kind ? kind : _kind;
        }
    }

    private string Line()
    {
        var first = _all[0];
        var at = first.Field ?? first.JsonPointer;
        var line = (string.IsNullOrEmpty(at) ? "" : at + ": ")
            + first.Detail
            + (_all.Count == 1 ? "" : $" ({_all.Count - 1} more)");

        // A name that is not known is repeated as it came.
        return string.Concat(line.Select(unit => char.IsControl(unit) ? ' ' : unit));
    }
}
