namespace Api.Tests;

/// <summary>A column of a table.</summary>
/// <param name="Type">The type of its values, in the words of SQLite.</param>
public sealed record SchemaColumn(string Table, string Name, bool Nullable, string Type);
