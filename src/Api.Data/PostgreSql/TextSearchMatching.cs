using Api.Content.Search;
using Api.Data.Lists;
using Api.Data.Search;

namespace Api.Data.PostgreSql;

/// <summary>
/// PostgreSQL's tsquery (section 8.11.2), every token in quotation marks. Its positions end at 16,383, and at 256
/// of one word, so that phrases are looked up in the tokens themselves.
/// </summary>
internal sealed class TextSearchMatching : Matching
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

    // The blanks at both ends make it begin and end with whole tokens; the last of a prefix is left open.
    private static string Searched(SearchTerm term) =>
        $" {string.Join(' ', term.Tokens)}{(term.IsPrefix ? "" : " ")}";

    // That a row has not the words of a phrase one after the other says nothing of the words.
    private static string Term(SearchTerm term) => (term.IsNegated, IsPhrase(term)) switch
    {
        (true, true) => $"'{Boundary}'",
        (true, false) => $"!{Words(term)}",
        _ => Words(term),
    };

    private static string Words(SearchTerm term) =>
        $"({string.Join(
            " & ",
            term.Tokens.Select(
                (token, i) => $"'{token}'{(term.IsPrefix && i == term.Tokens.Count - 1 ? ":*" : "")}"))})";
}
