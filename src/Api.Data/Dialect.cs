using Api.Data.Search;

namespace Api.Data;

/// <summary>The SQL that one database needs and the other does not.</summary>
/// <param name="SchemaFolder">The folder of the schema's scripts.</param>
/// <param name="CountOnSql">Makes new ids continue after the rows that brought their own.</param>
/// <param name="Matching">Its search for words.</param>
/// <param name="PagesSql">Checks the database's own pages and references: one row a fault, or "ok".</param>
/// <param name="InstantText">A format that turns an instant into the text of <see cref="Instants"/>.</param>
internal sealed record Dialect(
    string SchemaFolder,
    string CountOnSql,
    Matching Matching,
    string PagesSql,
    string InstantText);
