using Api.Content.Search;
using Api.Data.Lists;

namespace Api.Data.Search;

/// <summary>A search in the words of a database's index. Both index the same tokens and find the same.</summary>
internal abstract class Matching
{
    /// <summary>Stands at both ends of every text, and so in every row.</summary>
    public const string Boundary = "·";

    /// <summary>
    /// Stands at the end of what everybody is shown unless they ask for something else, so that only who does needs the
    /// rows beside the index.
    /// </summary>
    public const string Listed = "¤";

    /// <summary>The tokens of texts as they are indexed: no phrase goes from one to the next.</summary>
    public static string TokensOf(params IEnumerable<string?> texts) =>
        Bound(texts.OfType<string>().Select(SearchTokens.Fold));

    /// <summary>The same of texts whose tokens are known.</summary>
    public static string Bound(params IEnumerable<string> tokens) =>
        $"{Boundary} {string.Join($" {Boundary} ", tokens.Where(t => t.Length > 0).DefaultIfEmpty(Boundary))} "
            + $"{Boundary}";

    /// <summary>The search as the index takes it.</summary>
    public abstract string QueryOf(SearchQuery query);

    /// <summary>The same among what everybody is shown.</summary>
    public abstract string ListedQueryOf(SearchQuery query);

    /// <summary>
    /// What of the rows of the index, <c>s</c>, must be looked at beside that, as SQL; null for nothing.
    /// </summary>
    public virtual string? BesideOf(SearchQuery query, SqlValues values) => null;

    /// <summary>
    /// Every token that an index holds, as rows of <c>(id, column, token, position)</c> in no order, and what must be
    /// done once before they are read.
    /// </summary>
    public abstract (string Before, string Sql) TokensSql(string index);

    /// <summary>
    /// The table <c>weights</c>, a common one, whose <c>basis</c> is what a rank depends on beside its row and the
    /// words, as bytes; empty if it depends on nothing else.
    /// </summary>
    public virtual string WeightsSql(SearchIndex index) => "";

    /// <summary>The rank of a row of the index, <c>s</c>.</summary>
    /// <param name="basis">The weights, as an SQL expression.</param>
    public virtual string RankOf(SearchIndex index, string basis) => "s.rank";

    /// <summary>The weights as hexadecimal digits, a text that the others can be joined to.</summary>
    public virtual string WeightsText => "'-'";

    /// <summary>
    /// Takes a row out of the index: <c>@Id</c>, which has the tokens that <paramref name="values"/> name as its
    /// columns.
    /// </summary>
    public abstract string RemoveSql(string index, string columns, string values);

    /// <summary>Takes all rows out of it.</summary>
    public abstract string ClearSql(string index);
}
