using Api.Data.Search;

namespace Api.Data;

/// <summary>What one database needs and the other does not.</summary>
/// <param name="SchemaFolder">The folder of the schema's scripts.</param>
/// <param name="CountOnSql">Lets new ids go on after the rows that brought their own.</param>
/// <param name="Matching">How it is asked for words.</param>
/// <param name="PagesSql">Has it look at its own pages and references: a row a fault, or "ok".</param>
/// <param name="InstantText">A format that makes the text of <see cref="Instants"/> of an instant.</param>
internal sealed record Dialect(
    string SchemaFolder,
    string CountOnSql,
    Matching Matching,
    string PagesSql,
    string InstantText);
