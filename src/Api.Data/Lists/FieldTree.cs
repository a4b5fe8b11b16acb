namespace Api.Data.Lists;

/// <summary>Fields that are asked for, each with the requested fields in it; null for all of it.</summary>
public sealed class FieldTree
{
    private readonly IReadOnlyDictionary<string, FieldTree?> _fields;

    private FieldTree(IReadOnlyDictionary<string, FieldTree?> fields) => _fields = fields;

    /// <summary>
    /// Returns the fields that these paths name. A path to all of a field overrides a path to a part of it.
    /// </summary>
    internal static FieldTree Of(IEnumerable<string> paths) => Of(paths.Select(path => path.Split('.')));

    private static FieldTree Of(IEnumerable<string[]> paths) =>
        new(
            paths.GroupBy(p => p[0])
                .ToDictionary(
                    same => same.Key,
                    same => same.Any(p => p.Length == 1) ? null : Of(same.Select(p => p[1..])),
                    StringComparer.Ordinal));

    /// <summary>Returns these fields and all of the named ones, unless a part of those is asked for.</summary>
    internal FieldTree With(IReadOnlyList<string> names) =>
        names.All(_fields.ContainsKey)
            ? this
            : new(
                _fields.Concat(names.Where(n => !Has(n)).Select(n => KeyValuePair.Create(n, (FieldTree?)null)))
                    .ToDictionary(StringComparer.Ordinal));

    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Returns the requested fields in this field; null for all of it.</summary>
    public FieldTree? In(string name) => _fields.GetValueOrDefault(name);
}
