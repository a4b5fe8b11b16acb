namespace Api.Data.Lists;

/// <summary>Fields that are asked for, each with those in it that are; null for all of it.</summary>
public sealed class FieldTree
{
    private readonly IReadOnlyDictionary<string, FieldTree?> _fields;

    private FieldTree(IReadOnlyDictionary<string, FieldTree?> fields) => _fields = fields;

    /// <summary>What these paths name. Whatever names all of a field goes before what names a part of it.</summary>
    internal static FieldTree Of(IEnumerable<string> paths) => Of(paths.Select(path => path.Split('.')));

    private static FieldTree Of(IEnumerable<string[]> paths) =>
        new(
            paths.GroupBy(p => p[0])
                .ToDictionary(
                    same => same.Key,
                    same => same.Any(p => p.Length == 1) ? null : Of(same.Select(p => p[1..])),
                    StringComparer.Ordinal));

    /// <summary>The same and all of these, unless a part of them is asked for.</summary>
    internal FieldTree With(IReadOnlyList<string> names) =>
        names.All(_fields.ContainsKey)
            ? this
            : new(
                _fields.Concat(names.Where(n => !Has(n)).Select(n => KeyValuePair.Create(n, (FieldTree?)null)))
                    .ToDictionary(StringComparer.Ordinal));

    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>What is asked for in this field; null for all of it.</summary>
    public FieldTree? In(string name) => _fields.GetValueOrDefault(name);
}
