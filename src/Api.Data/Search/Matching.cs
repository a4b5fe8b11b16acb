using System.Globalization;
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

    /// <summary>Returns the further condition on the rows of the index, <c>s</c>, as SQL; null for none.</summary>
    public virtual string? BesideOf(SearchQuery query, Conditions parameters) => null;

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

    /// <summary>
    /// FTS5 (sqlite.org/fts5.html, section 3), every token in quotation marks. Its "not" needs something before it.
    /// </summary>
    public sealed class Fts5 : Matching
    {
        public override string QueryOf(SearchQuery query)
        {
            var not = query.Clauses.Where(IsNegation).Select(clause => Quoted(clause[0])).ToList();
            var and = query.Clauses.Where(clause => !IsNegation(clause))
                .Select(clause => $"({string.Join(" OR ", clause.Select(Term))})")
                .DefaultIfEmpty($"\"{Boundary}\"");
            return $"({string.Join(" AND ", and)}){string.Concat(not.Select(term => $" NOT {term}"))}";
        }

        public override string ListedQueryOf(SearchQuery query) => $"({QueryOf(query)}) AND \"{Listed}\"";

        // Section 4.5 there: a table that shows the index itself, for this connection alone.
        public override (string Before, string Sql) TokensSql(string index) =>
            ($"""
                pragma query_only = off;
                create virtual table if not exists temp.{index}_tokens using fts5vocab(main, {index}, instance);
                pragma query_only = on
                """,
            $"""select doc, col, term, "offset" from temp.{index}_tokens""");

        public override string WeightsSql(SearchIndex index) => $"""
            weights as materialized (
              select relevance_weights(s.{index.Name}) as basis from {index.Name}(@Q) s limit 1
            ),

            """;

        public override string RankOf(SearchIndex index, string basis) =>
            string.Create(CultureInfo.InvariantCulture, $"relevance(s.{index.Name}, {index.TitleCounts}, {basis})");

        public override string WeightsText => "(select hex(basis) from weights)";

        // With the tokens from which the row was made, and no others (section 6.6): otherwise the index is damaged.
        public override string RemoveSql(string index, string columns, string values) =>
            $"insert into {index} ({index}, rowid, {columns}) values ('delete', @Id, {values})";

        public override string ClearSql(string index) => $"insert into {index} ({index}) values ('delete-all')";

        private static bool IsNegation(IReadOnlyList<SearchTerm> clause) => clause is [{ IsNegated: true }];

        private static string Term(SearchTerm term) =>
            term.IsNegated ? $"(\"{Boundary}\" NOT {Quoted(term)})" : Quoted(term);

        private static string Quoted(SearchTerm term) =>
            $"\"{string.Join(' ', term.Tokens)}\"{(term.IsPrefix ? " *" : "")}";
    }

    /// <summary>
    /// PostgreSQL's tsquery (section 8.11.2), every token in quotation marks. Its positions end at 16,383, and at 256
    /// of one word, so that phrases are looked up in the tokens themselves.
    /// </summary>
    public sealed class TextSearch : Matching
    {
        public override string QueryOf(SearchQuery query) =>
            string.Join(" & ", query.Clauses.Select(clause => $"({string.Join(" | ", clause.Select(Term))})"));

        public override string ListedQueryOf(SearchQuery query) => $"({QueryOf(query)}) & '{Listed}'";

        public override (string Before, string Sql) TokensSql(string index)
        {
            return ("", index == "article_search" ? $"{Of("title")} union all {Of("tokens")}" : Of("tokens"));

            string Of(string column) => $"""
                select s.rowid, '{column}', t.token, t.position - 1
                from {index} s, unnest(string_to_array(s.{column}, ' ')) with ordinality as t (token, position)
                """;
        }

        public override string? BesideOf(SearchQuery query, Conditions parameters) =>
            query.Clauses.Where(clause => clause.Any(IsPhrase)).ToList() is { Count: > 0 } clauses
                ? string.Join(
                    " and ",
                    clauses.Select(
                        clause =>
                            $"({string.Join(
                                " or ",
                                clause.Select(
                                    term =>
                                        $"strpos(s.tokens, {parameters.Parameter(Searched(term))}) {(term.IsNegated
                                            ? "="
                                            : ">")} 0"))})"))
                : null;

        public override string RemoveSql(string index, string columns, string values) =>
            $"delete from {index} where rowid = @Id";

        public override string ClearSql(string index) => $"truncate {index}";

        private static bool IsPhrase(SearchTerm term) => term.Tokens.Count > 1;

        private static string Searched(SearchTerm term) =>
            $" {string.Join(' ', term.Tokens)}{(term.IsPrefix ? "" : " ")}";

        // A row that does not have the words of a phrase in sequence may still have the words.
        private static string Term(SearchTerm term) => term.IsNegated
            ? IsPhrase(term) ? $"'{Boundary}'" : $"!{Words(term)}"
            : Words(term);

        private static string Words(SearchTerm term) =>
            $"({string.Join(
                " & ",
                term.Tokens.Select(
                    (token, i) => $"'{token}'{(term.IsPrefix && i == term.Tokens.Count - 1 ? ":*" : "")}"))})";
    }
}
