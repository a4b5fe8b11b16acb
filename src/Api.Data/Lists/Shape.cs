namespace Api.Data.Lists;

/// <summary>Selects the fields of a resource.</summary>
public abstract record Shape
{
    /// <summary>The fields to give; null for all.</summary>
    public abstract FieldTree? Asked { get; }

    /// <summary>
    /// Whether other resources are given in it, because they are included or because fields of theirs are asked for.
    /// </summary>
    public abstract bool Embeds { get; }
}

/// <summary>Selects the fields of a resource of one kind.</summary>
public record Shape<T> : Shape
{
    /// <summary>
    /// Only these fields, by name or path: `id,links.self`. The name of an object or a list gives all of it, a path
    /// gives the named field in each. Other fields are not read.
    /// </summary>
    public Fields<T>? Fields { get; init; }

    public override FieldTree? Asked => Fields?.Tree?.With(Included);

    /// <summary>The fields to give of a document that has everything in it; null for all.</summary>
    public FieldTree? AskedOfWhole => Asked ?? (Embeds ? ResourceFields<T>.Slim.With(Included) : null);

    public override bool Embeds => ResourceFields<T>.Included.Any(Includes);

    internal virtual IReadOnlyList<string> Included => [];

    /// <summary>Whether all resources are included that can be.</summary>
    internal bool IncludesAll => Fields is null && ResourceFields<T>.Included.All(Includes);

    /// <summary>Whether neither fields nor included resources were asked for.</summary>
    internal bool IsDefault => Fields is null && Included.Count == 0;

    /// <summary>Whether the resources that this field holds are given.</summary>
    internal bool Includes(string field) => Included.Contains(field) || Fields?.Tree?.Has(field) == true;

    /// <summary>Returns the requested fields of the resources that this field holds; null for all.</summary>
    internal FieldTree? AskedIn(string field) => Fields?.Tree?.In(field);
}

/// <summary>Selects the fields of a resource, and the resources to include in it.</summary>
public sealed record Including<T> : Shape<T>
{
    /// <summary>The shape with every optional resource in it.</summary>
    internal static readonly Including<T> Whole = new() { Include = new() { Any = ResourceFields<T>.Included } };

    /// <summary>
    /// Other resources to give in it; a page then has at most 20 items. Beside `fields` they are whole unless it names
    /// fields of theirs, and then they need not be named here.
    /// </summary>
    public Includes<T>? Include { get; init; }

    internal override IReadOnlyList<string> Included => Include?.Any ?? [];
}
