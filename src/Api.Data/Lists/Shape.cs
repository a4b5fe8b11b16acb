namespace Api.Data.Lists;

/// <summary>How much to give of a resource.</summary>
public abstract record Shape
{
    /// <summary>The fields to give; null for all.</summary>
    public abstract FieldTree? Asked { get; }

    /// <summary>
    /// Whether other resources are given in it, because they are included or because fields of theirs are asked for.
    /// </summary>
    public abstract bool Embeds { get; }
}

/// <summary>How much to give of a resource of one kind.</summary>
public record Shape<T> : Shape
{
    /// <summary>
    /// Only these fields, by name or path: `id,links.self`. The name of an object or a list gives all of it, a path
    /// what it names in each. What is not asked for is not read.
    /// </summary>
    public Fields<T>? Fields { get; init; }

    public override FieldTree? Asked => Fields?.Tree?.With(Included);

    /// <summary>The same of a document that has everything in it.</summary>
    public FieldTree? AskedOfWhole => Asked ?? (Embeds ? ResourceFields<T>.Slim.With(Included) : null);

    public override bool Embeds => ResourceFields<T>.Included.Any(Includes);

    internal virtual IReadOnlyList<string> Included => [];

    /// <summary>Whether neither fields nor what is included were asked for.</summary>
    internal bool IsDefault => Fields is null && Included.Count == 0;

    /// <summary>Whether the resources that this field holds are given.</summary>
    internal bool Includes(string field) => Included.Contains(field) || Fields?.Tree?.Has(field) == true;

    /// <summary>What to give of the resources that this field holds; null for all.</summary>
    internal FieldTree? AskedIn(string field) => Fields?.Tree?.In(field);
}

/// <summary>The same where other resources can be given in it.</summary>
public sealed record Including<T> : Shape<T>
{
    /// <summary>With everything in it that can be.</summary>
    internal static readonly Including<T> Whole = new() { Include = new() { Any = ResourceFields<T>.Included } };

    /// <summary>
    /// Other resources to give in it; a page then has at most 20 items. Beside `fields` they are there too, whole
    /// unless it names fields of theirs; and where it does, they need not be named here.
    /// </summary>
    public Includes<T>? Include { get; init; }

    internal override IReadOnlyList<string> Included => Include?.Any ?? [];
}
