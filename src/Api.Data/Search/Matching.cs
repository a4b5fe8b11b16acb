using System.Globalization;
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

    /// <summary>
    /// FTS5 (sqlite.org/fts5.html, section 3), every token in quotation marks. It has no "not" but after something.
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

        // With the tokens that the row was made of, and no others (section 6.6): else the index is damaged.
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

        public override string? BesideOf(SearchQuery query, SqlValues values) =>
            query.Clauses.Where(clause => clause.Any(IsPhrase)).ToList() is { Count: > 0 } clauses
                ? string.Join(
                    " and ",
                    clauses.Select(
                        clause =>
                            $"({string.Join(
                                " or ",
                                clause.Select(
                                    term =>
                                        $"strpos(s.tokens, {values.TextOf(Searched(term))}) {(term.IsNegated
                                            ? "="
                                            : ">")} 0"))})"))
                : null;

        public override string RemoveSql(string index, string columns, string values) =>
            $"delete from {index} where rowid = @Id";

        public override string ClearSql(string index) => $"truncate {index}";

        private static bool IsPhrase(SearchTerm term) => term.Tokens.Count > 1;

        private static string Searched(SearchTerm term) =>
            $" {string.Join(' ', term.Tokens)}{(term.IsPrefix ? "" : " ")}";

        // That a row has not the words of a phrase one after the other says nothing of the words.
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
