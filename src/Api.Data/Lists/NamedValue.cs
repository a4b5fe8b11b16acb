namespace Api.Data.Lists;

/// <summary>A value of a filter that stands for something, which may not exist.</summary>
/// <param name="Parameter">The parameter that has it.</param>
/// <param name="Term">The value as it was sent, without the mark of refusal.</param>
/// <param name="From">The table in which it is looked for.</param>
/// <param name="Where">The conditions on a row of this table that it stands for.</param>
/// <param name="SeenSql">The condition that everybody may know of that row.</param>
internal sealed record NamedValue(string Parameter, string Term, string From, Where Where, string SeenSql)
{
    /// <summary>The resource that it names; null if it is a property of articles.</summary>
    public ResourceId? Resource { get; init; }

    public bool IsRefused { get; init; }

    public bool IsOneOfSeveral { get; init; }

    /// <summary>Whether a list may have rows although nothing has this value.</summary>
    public bool MayGoUnnoticed => IsRefused || IsOneOfSeveral;

    /// <summary>The value as it was sent.</summary>
    public string Written => (IsRefused ? "-" : "") + Terms.Escape(Term);

    /// <summary>A property of articles.</summary>
    public static NamedValue OfArticles(string parameter, string term, Where where) =>
        new(parameter, term, "articles a", where, "a.status = 'published'");

    /// <summary>Returns the condition that there is nothing with this value, for a caller.</summary>
    public string MissingSql(SqlValues values, Visibility visibility)
    {
        var seen = visibility == Visibility.Published ? $" and {SeenSql}" : "";
        return $"not exists (select 1 from {From} where {new WhereSql(Where, values, isDriven: false).Sql}{seen})";
    }
}
