using System.Globalization;
using Api.Content.Text;

namespace Api.Content.Html;

/// <summary>A thing that a page describes in the vocabulary of schema.org, in JSON-LD or in microdata.</summary>
internal sealed class Thing(WorkBudget budget)
{
    private readonly Dictionary<string, List<object>> _values = new(StringComparer.OrdinalIgnoreCase);

    public string? Id { get; set; }

    public List<string> Types { get; } = [];

    /// <summary>Whether it only names a thing that is described elsewhere in the page.</summary>
    public bool IsReference => Id is not null && Types.Count == 0 && _values.Count == 0;

    /// <summary>Adds a text, a number or a truth value as JSON has it, or a thing.</summary>
    public void Add(string property, object value)
    {
        if (!_values.TryGetValue(property, out var values))
        {
            _values[property] = values = [];
        }

        values.Add(value);
    }

    /// <summary>Returns the things that are the value of a property.</summary>
    public IEnumerable<Thing> Things(string property) => Values(property).OfType<Thing>();

    /// <summary>
    /// Returns the texts of a property; for a thing, its name or else its text, and for a named value the value.
    /// </summary>
    public IEnumerable<string> Texts(string property) =>
        Values(property).SelectMany(value => value is Thing thing ? thing.Texts() : [Text(value)]);

    /// <summary>Returns the URLs of a property; for a thing, its own.</summary>
    public IEnumerable<string> Urls(string property) =>
        Values(property).SelectMany(value => value is Thing thing ? thing.Urls() : [Text(value)]);

    /// <summary>Returns its own address, and its identifiers.</summary>
    public IEnumerable<string> Urls() =>
        Values("contentUrl").Concat(Values("url")).OfType<string>().Append(Id).OfType<string>();

    /// <summary>Replaces things that are only named by their descriptions.</summary>
    public void Resolve(IReadOnlyDictionary<string, Thing> described)
    {
        foreach (var values in _values.Values)
        {
            for (var i = 0; i < values.Count; i++)
            {
                values[i] = values[i] is Thing { IsReference: true } reference
                    && described.TryGetValue(reference.Id!, out var thing)
                    ? thing
                    : values[i];
            }
        }
    }

    /// <summary>Returns the values of a property, as they were added.</summary>
    public IReadOnlyList<object> Values(string property)
    {
        if (!_values.TryGetValue(property, out var values))
        {
            return [];
        }

        budget.Spend(values.Count, "it describes too many things, or says too much about them");
        return values;
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private IEnumerable<string> Texts() =>
        (Types.Contains("PropertyValue") ? Values("value")
            : Values("name") is { Count: > 0 } names ? names
            : Values("text")).OfType<string>();
}
