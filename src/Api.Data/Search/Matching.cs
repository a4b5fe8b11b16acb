using Api.Content.Search;
using Api.Data.Lists;

namespace Api.Data.Search;

/// <summary>
/// A search in the words of a database's index. Both databases index the same tokens and find the same rows.
/// </summary>
internal abstract class Matching
{
    /// <summary>A token at both ends of every text, and so in every row.</summary>
    public const string Boundary = "·";

    /// <summary>
    /// A token at the end of every row that is listed by default, so that only searches for others need the rows beside
    /// the index.
    /// </summary>
    public const string Listed = "¤";

    /// <summary>Returns the tokens of texts as they are indexed: no phrase crosses from one text to the next.</summary>
    public static string TokensOf(params IEnumerable<string?> texts) =>
        Bound(texts.OfType<string>().Select(SearchTokens.Fold));

    /// <summary>Joins the tokens of texts as they are indexed.</summary>
    public static string Bound(params IEnumerable<string> tokens) =>
        $"{Boundary} {string.Join($" {Boundary} ", tokens.Where(t => t.Length > 0).DefaultIfEmpty(Boundary))} "
            + $"{Boundary}";

    /// <summary>Returns the search as the index takes it.</summary>
    public abstract string QueryOf(SearchQuery query);

    /// <summary>Returns the search among the rows that are listed by default.</summary>
    public abstract string ListedQueryOf(SearchQuery query);

    /// <summary>
    /// The condition that rows of the index, <c>s</c>, must satisfy beside that, as SQL; null for none.
    /// </summary>
    public virtual string? BesideOf(SearchQuery query, SqlValues values) => null;

    /// <summary>
    /// Returns the select of every token in an index, as rows of <c>(id, column, token, position)</c> in no order, and
    /// the statement to run once before it.
    /// </summary>
    public abstract (string Before, string Sql) TokensSql(string index);

    /// <summary>
    /// Returns the table <c>weights</c>, a common table expression, whose <c>basis</c> is everything that a rank
    /// depends on beside its row and the words, as bytes; empty if there is nothing else.
    /// </summary>
    public virtual string WeightsSql(SearchIndex index) => "";

    /// <summary>Returns the rank of a row of the index, <c>s</c>.</summary>
    /// <param name="basis">The weights, as an SQL expression.</param>
    public virtual string RankOf(SearchIndex index, string basis) => "s.rank";

    /// <summary>The weights as hexadecimal digits, a text that can be joined to the others.</summary>
    public virtual string WeightsText => "'-'";

    /// <summary>
    /// Returns the SQL that removes a row from the index: <c>@Id</c>, whose columns hold the tokens that
    /// <paramref name="values"/> name.
    /// </summary>
    public abstract string RemoveSql(string index, string columns, string values);

    /// <summary>Returns the SQL that removes all rows from the index.</summary>
    public abstract string ClearSql(string index);
}
