namespace Api.Data.Lists;

/// <summary>The facts of what is listed: from which tables it is filtered, sorted and read.</summary>
/// <param name="From">The tables that are filtered and sorted.</param>
/// <param name="Key">The column that is the row's id.</param>
/// <param name="Rows">The tables that have the columns, joined to <c>page</c>, which has the ids.</param>
/// <param name="Columns">What the fields are read from, as far as they are asked for.</param>
internal sealed record ListTable(string From, string Key, string Rows, Columns Columns)
{
    /// <summary>When a row changed, as one more column, in feeds alone; empty where its fields say so.</summary>
    public string ChangedAt { get; init; } = "";

    /// <summary>How the rows are found by words; null where they are not.</summary>
    public SearchIndex? Index { get; init; }

    /// <summary>The fields whose words are searched, and those that say where their texts stand.</summary>
    public IReadOnlyList<string> Searched { get; init; } = [];
}

/// <summary>How the rows of a list are found by their words.</summary>
/// <param name="Name">The index, whose rows have the ids of the list's.</param>
/// <param name="Tables">The tables of the list, in the order in which they are joined to the index.</param>
/// <param name="On">What joins them to it, <c>s</c>.</param>
/// <param name="TitleCounts">
/// How many hits elsewhere one in the title counts for; PostgreSQL weighs titles in the index itself.
/// </param>
internal sealed record SearchIndex(string Name, string Tables, string On, int TitleCounts = 1);
