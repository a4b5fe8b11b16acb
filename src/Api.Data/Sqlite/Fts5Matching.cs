using System.Globalization;
using Api.Content.Search;
using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.Sqlite;

/// <summary>
/// FTS5 (sqlite.org/fts5.html, section 3), every token in quotation marks. It has no "not" but after something.
/// </summary>
internal sealed class Fts5Matching : Matching
{
    public override string QueryOf(SearchQuery query)
    {
        var not = query.Clauses.Where(IsNegation).Select(clause => Quoted(clause[0])).ToList();
        // "not" has to follow something: a search that only excludes begins with the token that every row has.
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

    // They are the same for every row that has the words, so one row is enough to ask.
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
