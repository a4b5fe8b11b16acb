namespace Api.Data;

/// <summary>The SQL that databases spell differently. Text only: nothing here builds a statement.</summary>
/// <param name="SchemaFolder">The folder of the schema's scripts.</param>
/// <param name="Ids">The numbers in the JSON array that is the parameter <c>@Ids</c>, as rows.</param>
internal sealed record Dialect(string SchemaFolder, string Ids)
{
    public static readonly Dialect Sqlite = new("Sqlite/", "select value from json_each(@Ids)");
}
