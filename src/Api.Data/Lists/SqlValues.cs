using System.Globalization;
using Api.Content.Text;
using Dapper;

namespace Api.Data.Lists;

/// <summary>The values of a command, which are always its parameters, by names that count them.</summary>
/// <param name="prefix">Begins the names.</param>
/// <param name="shared">The parameters to which they are added, where one command has several sets of them.</param>
internal sealed class SqlValues(string prefix = "p", DynamicParameters? shared = null)
{
    public DynamicParameters Parameters { get; } = shared ?? new();

    /// <summary>SQL with values for its <c>{0}</c>, <c>{1}</c> …; as it is if there are none.</summary>
    public string Format(string sql, IReadOnlyList<object> values) =>
        values.Count == 0
            ? sql
            : string.Format(CultureInfo.InvariantCulture, sql, [.. values.Select(TextOf)]);

    /// <summary>A value as SQL: the id of a resource, a list with commas, or a parameter.</summary>
    public string TextOf(object value) => value switch
    {
        ResourceId id => IdOf(id),
        AddressId id => IdOf(id.Noun, id.Address),
        IReadOnlyList<object> several => string.Join(", ", several.Select(TextOf)),
        _ => Parameter(value),
    };

    private string IdOf(ResourceId id)
    {
        var address = Address.Parse(id.Term) is { } found ? IdOf(id.Noun, found) : "null";
        var name = "null";
        if (id.ByName && SourceText.TryNormalise(id.Term, out var text, out _))
        {
            name = IdByName(id.Noun, text);
        }

        return $"coalesce({address}, {name}, 0)";
    }

    private string IdOf(string noun, Address address)
    {
        var value = Parameter((object?)address.Slug ?? address.Id);
        return address.IdSql(noun, value, value);
    }

    private string IdByName(string noun, string name)
    {
        var key = Parameter(noun == "speaker" ? NameKey.Of(name) : NameIdentity.Of(name));
        return noun == "speaker"
            ? $"(select k.speaker_id from speaker_keys k where k.join_key = {key})"
            : $"(select k.target_id from name_keys k where k.noun = '{noun}' and k.join_key = {key})";
    }

    private string Parameter(object value)
    {
        var name = $"@{prefix}{Parameters.ParameterNames.Count()}";
        Parameters.Add(name, value);
        return name;
    }
}
