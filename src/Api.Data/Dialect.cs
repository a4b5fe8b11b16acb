namespace Api.Data;

/// <summary>The SQL that databases spell differently. Text only: nothing here builds a statement.</summary>
/// <param name="SchemaFolder">The folder of the schema's scripts.</param>
internal sealed record Dialect(string SchemaFolder)
{
    public static readonly Dialect Sqlite = new("Sqlite/");
}
