using Api.Content.Text;

namespace Api.Content.Articles;

/// <summary>The reason why a source is refused.</summary>
/// <param name="Kind">The kind of its gravest fault.</param>
/// <param name="Detail">The first fault in one line, and the number of the others.</param>
/// <param name="Faults">The faults, at most 100.</param>
public sealed record Refusal(RefusalKind Kind, string Detail, IReadOnlyList<Fault> Faults);

/// <summary>The kinds of faults of a source, the gravest last.</summary>
public enum RefusalKind
{
    /// <summary>It can be read, but its content is not valid.</summary>
    Unacceptable,

    /// <summary>
    /// It cannot be read: no text, no JSON, an unknown member, a value of the wrong type, a given field that is not
    /// valid.
    /// </summary>
    Malformed,

    TooLarge,

    /// <summary>It claims something that is another resource's already.</summary>
    Conflict,

    /// <summary>It is known, and was withheld or deleted: it is not brought back.</summary>
    Withdrawn,
}

/// <summary>One fault of a source.</summary>
/// <param name="Field">The given field with the fault; null if it is in the source itself.</param>
/// <param name="JsonPointer">
/// The place in a JSON source (RFC 6901, JSON Pointer), long names shortened; null if it has none there.
/// </param>
/// <param name="Detail">A description of the fault.</param>
public sealed record Fault(string? Field, string? JsonPointer, string Detail);

/// <summary>The faults found so far.</summary>
internal sealed class Faults
{
    private const int Most = 100;

    private readonly List<Fault> _all = [];
    private RefusalKind _kind;

    public int Count => _all.Count;

    /// <summary>Whether looking for more is in vain.</summary>
    public bool IsFull => _all.Count == Most;

    /// <summary>The refusal of the source; null if it has no faults.</summary>
    public Refusal? Refusal => _all.Count == 0 ? null : new(_kind, Line(), _all);

    public void Add(RefusalKind kind, Fault fault)
    {
        if (!IsFull)
        {
            // Parsers and this reader repeat the faulty text.
            var place = fault.JsonPointer is null ? null : Legible.Of(fault.JsonPointer);
            _all.Add(fault with { JsonPointer = place, Detail = Legible.Of(fault.Detail) });
            _kind = kind > _kind ? kind : _kind;
        }
    }

    private string Line()
    {
        var first = _all[0];
        var at = first.Field ?? first.JsonPointer;
        var place = string.IsNullOrEmpty(at) ? "" : $"{at}: ";
        var more = _all.Count == 1 ? "" : $" ({_all.Count - 1} more)";

        // An unknown name is repeated as it came.
        return string.Concat($"{place}{first.Detail}{more}".Select(unit => char.IsControl(unit) ? ' ' : unit));
    }
}
