using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Api.Content.Text;

namespace Api.Data.Lists;

/// <summary>Fields of a resource, by name or path: <c>id,quotes.text</c>.</summary>
public sealed record Fields<T> : IParameter
{
    private const int Most = 100;

    public FieldTree? Tree { get; private init; }

    public string? Problem { get; private init; }

    /// <summary>
    /// Returns the paths to the single values of a resource in the order of its JSON: the requested ones, or, for null,
    /// the default ones but its links.
    /// </summary>
    public static IReadOnlyList<string> Paths(FieldTree? asked) => ResourceFields<T>.PathsOf(asked);

    /// <summary>Returns fields that are known to exist.</summary>
    public static Fields<T> Of(params string[] paths) => new() { Tree = FieldTree.Of(paths) };

    // A repeated parameter reaches a parser joined by commas.
    public static bool TryParse(string? text, IFormatProvider? provider, out Fields<T> fields)
    {
        var paths = (text ?? "").Split(',', StringSplitOptions.TrimEntries);
        fields = ProblemOf(paths) is { } problem
            ? new() { Problem = problem }
            : new() { Tree = FieldTree.Of(paths).With(ResourceFields<T>.Asides) };
        return true;
    }

    private static string? ProblemOf(string[] paths)
    {
        if (paths.Length > Most)
        {
            return $"takes at most {Most} values";
        }

        return paths.Contains("")
            ? "has an empty value"
            : paths.Select(ResourceFields<T>.ProblemOf).FirstOrDefault(problem => problem is not null);
    }
}

/// <summary>Resources to give in another, by the fields that hold them: <c>paragraphs,quotes</c>.</summary>
public sealed record Includes<T> : IParameter
{
    public static IReadOnlyList<string> Names => ResourceFields<T>.Included;

    public IReadOnlyList<string> Any { get; internal init; } = [];

    public string? Problem { get; private init; }

    public static bool TryParse(string? text, IFormatProvider? provider, out Includes<T> includes)
    {
        var values = (text ?? "").Split(',', StringSplitOptions.TrimEntries);
        var unknown = values.FirstOrDefault(v => !Names.Contains(v));
        includes = unknown is null
            ? new() { Any = [.. values.Distinct()] }
            : new() { Problem = Nearest.NotOneOf(unknown, Names) };
        return true;
    }
}

/// <summary>
/// Marks a member of an answer that is not a field of the resource: it stays whatever fields are asked for.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AsideAttribute : Attribute;

/// <summary>
/// Marks a field that a resource has by default, and is left out where the resource is embedded in the one that the
/// field names.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OutsideAttribute : Attribute;

/// <summary>The names of a resource's fields, as its JSON has them.</summary>
internal static class ResourceFields<T>
{
    private static readonly IReadOnlyList<JsonPropertyInfo> All = PropertiesOf(typeof(T));

    /// <summary>The fields that hold other resources, and are only present if they are included.</summary>
    public static IReadOnlyList<string> Included { get; } = [
        .. All.Where(p => IsOptional(p) && IsResource(p)).Select(p => p.Name),
    ];

    /// <summary>The other optional members, which have parameters of their own.</summary>
    public static IReadOnlyList<string> Asides { get; } = [
        .. All.Where(p => Has(p, typeof(AsideAttribute))).Select(p => p.Name),
    ];

    /// <summary>All default fields.</summary>
    public static FieldTree Slim { get; } = FieldTree.Of(All.Where(p => !IsOptional(p)).Select(p => p.Name));

    /// <summary>Returns the problem with a path; null if there is none.</summary>
    public static string? ProblemOf(string path)
    {
        var known = All.Where(p => !Asides.Contains(p.Name)).ToList();
        var parent = "";
        foreach (var name in path.Split('.'))
        {
            if (known.Find(p => p.Name == name) is not { } field)
            {
                return Nearest.NotOneOf(
                    path,
                    known.Count == 0
                        ? [parent]
                        : [.. known.Select(p => parent.Length == 0 ? p.Name : $"{parent}.{p.Name}")]);
            }

            // A resource included in another holds no others.
            known = [.. PropertiesOf(field.PropertyType).Where(p => !IsOptional(p))];
            parent = parent.Length == 0 ? name : $"{parent}.{name}";
        }

        return null;
    }

    public static IReadOnlyList<string> PathsOf(FieldTree? asked) =>
    [
        .. All.Where(
            p => !Asides.Contains(p.Name) && (asked is null ? !IsOptional(p) && p.Name != "links" : asked.Has(p.Name)))
            .SelectMany(p => PathsOf(p, p.Name, asked?.In(p.Name))),
    ];

    private static IEnumerable<string> PathsOf(JsonPropertyInfo field, string path, FieldTree? asked)
    {
        var known = PropertiesOf(field.PropertyType).Where(p => !IsOptional(p)).ToList();
        return known.Count == 0
            ? [path]
            : known.Where(p => asked?.Has(p.Name) != false)
                .SelectMany(p => PathsOf(p, $"{path}.{p.Name}", asked?.In(p.Name)));
    }

    private static IReadOnlyList<JsonPropertyInfo> PropertiesOf(Type type)
    {
        Json.Options.MakeReadOnly(populateMissingResolver: true);
        var info = Json.Options.GetTypeInfo(type);
        return info is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }
            ? PropertiesOf(element)
            : [.. info.Properties.Where(p => p.Get is not null)];
    }

    private static bool IsOptional(JsonPropertyInfo property) =>
        Has(property, typeof(JsonIgnoreAttribute)) && !Has(property, typeof(OutsideAttribute));

    private static bool Has(JsonPropertyInfo property, Type attribute) =>
        property.AttributeProvider?.IsDefined(attribute, inherit: true) == true;

    private static bool IsResource(JsonPropertyInfo property) =>
        (Json.Options.GetTypeInfo(property.PropertyType).ElementType ?? property.PropertyType).IsAssignableTo(
            typeof(Row));
}

/// <summary>Fields that are asked for, each with those in it that are; null for all of it.</summary>
public sealed class FieldTree
{
    private readonly IReadOnlyDictionary<string, FieldTree?> _fields;

    private FieldTree(IReadOnlyDictionary<string, FieldTree?> fields) => _fields = fields;

    /// <summary>
    /// The fields that these paths name. A path that names all of a field wins over one that names a part of it.
    /// </summary>
    internal static FieldTree Of(IEnumerable<string> paths) => Of(paths.Select(path => path.Split('.')));

    private static FieldTree Of(IEnumerable<string[]> paths) =>
        new(
            paths.GroupBy(p => p[0])
                .ToDictionary(
                    same => same.Key,
                    same => same.Any(p => p.Length == 1) ? null : Of(same.Select(p => p[1..])),
                    StringComparer.Ordinal));

    /// <summary>This tree with all of these fields, unless a part of them is asked for.</summary>
    internal FieldTree With(IReadOnlyList<string> names) =>
        names.All(_fields.ContainsKey)
            ? this
            : new(
                _fields.Concat(names.Where(n => !Has(n)).Select(n => KeyValuePair.Create(n, (FieldTree?)null)))
                    .ToDictionary(StringComparer.Ordinal));

    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>The parts asked for in this field; null for all of it.</summary>
    public FieldTree? In(string name) => _fields.GetValueOrDefault(name);
}
