using System.Reflection;
using Api.Content.Articles;
using Api.Data;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Api.Tests.Architecture;

/// <summary>Holds the arrows and the rules of the house that <c>src/README.md</c> maps.</summary>
public sealed class HouseTests
{
    private static readonly string[] Folders = ["src", "tests"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void What_an_article_says_is_read_without_SQL_and_without_HTTP() =>
        AssertDoesNotUse(
            typeof(ParsedArticle).Assembly,
            "Microsoft.Data",
            "System.Data",
            "Dapper",
            "DbUp",
            "SQLitePCLRaw",
            "Npgsql",
            "Microsoft.AspNetCore",
            "System.Net.Http",
            "Swashbuckle",
            "Api");

    [Fact]
    public void Where_it_is_kept_knows_no_HTTP() =>
        AssertDoesNotUse(
            typeof(Database).Assembly,
            "Microsoft.AspNetCore",
            "Microsoft.OpenApi",
            "Swashbuckle",
            "System.Net.Http",
            "System.CommandLine",
            "Api");

    [Theory]
    [InlineData("Sqlite", "Microsoft.Data.Sqlite", "SQLitePCL", "e_sqlite3")]
    [InlineData("PostgreSql", "Npgsql")]
    public void Only_the_room_of_a_database_names_its_driver(string room, params string[] names)
    {
        var rooms = RepositoryFiles.PathOf("src", "Api.Data", room) + Path.DirectorySeparatorChar;
        var files = SourceFiles("src").ToLookup(path => path.StartsWith(rooms, StringComparison.Ordinal));

        Assert.Contains(files[true], path => Names(path).Any());
        Assert.All(files[false], path => Assert.Empty(Names(path)));

        IEnumerable<string> Names(string path)
        {
            var tokens = CSharpSyntaxTree.ParseText(File.ReadAllText(path), cancellationToken: Ct).GetRoot(Ct)
                .DescendantTokens();
            var code = string.Concat(tokens.Select(token => token.Text)); // without comments
            return names.Where(name => code.Contains(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var files = Folders.SelectMany(SourceFiles).ToList();

        Assert.NotEmpty(files);
        Assert.All(
            files, path => Assert.True(File.ReadLines(path).Count() <= 300, $"{path} is longer than 300 lines."));
    }

    /// <summary>A name alone says which type is meant. A generic one may stand beside its plain one.</summary>
    [Fact]
    public void No_two_types_share_a_name()
    {
        var types = Folders.SelectMany(SourceFiles).SelectMany(DeclaredIn).Distinct()
            .ToLookup(type => type.Name, type => type.Place);

        Assert.NotEmpty(types);
        Assert.All(types, places => Assert.True(!places.Skip(1).Any(), $"{places.Key}: {string.Join(", ", places)}"));

        // The parts of a partial type are one, and lie in one folder.
        static IEnumerable<(string Name, string Place)> DeclaredIn(string path) =>
            CSharpSyntaxTree.ParseText(File.ReadAllText(path), cancellationToken: Ct).GetCompilationUnitRoot(Ct)
                .Members.OfType<BaseNamespaceDeclarationSyntax>()
                .SelectMany(space => space.Members)
                .OfType<BaseTypeDeclarationSyntax>()
                .Select(type => (NameOf(type), Path.GetDirectoryName(path)!));

        static string NameOf(BaseTypeDeclarationSyntax type) =>
            $"{type.Identifier.Text}`{(type as TypeDeclarationSyntax)?.TypeParameterList?.Parameters.Count ?? 0}";
    }

    [Fact]
    public void The_program_is_a_table_of_contents() =>
        Assert.True(File.ReadLines(RepositoryFiles.PathOf("src", "Api", "Program.cs")).Count() <= 60);

    [Fact]
    public async Task A_write_that_was_committed_survives_the_loss_of_power()
    {
        using var folder = new TemporaryFolder();
        await using var database = Database.Open($"Data Source={folder.At("a.db")}");

        await using var writer = await database.WriteAsync(Ct);

        Assert.Equal("wal", await writer.ExecuteScalarAsync<string>("pragma journal_mode"));
        Assert.Equal(2, await writer.ExecuteScalarAsync<long>("pragma synchronous"));
        Assert.Equal(1, await writer.ExecuteScalarAsync<long>("pragma foreign_keys"));
        Assert.True(
            Version.Parse((await writer.ExecuteScalarAsync<string>("select sqlite_version()"))!) >= new Version(
                3, 53, 3));
    }

    [Fact]
    public async Task A_reader_cannot_write_and_does_not_wait_for_the_writer()
    {
        using var folder = new TemporaryFolder();
        await using var database = Database.Open($"Data Source={folder.At("a.db")}");
        await using var writer = await database.WriteAsync(Ct);
        await writer.ExecuteAsync("insert into tags (slug, name, name_key) values ('a', 'A', 'a')");

        await using var reader = await database.ReadAsync(Ct);

        Assert.Equal(0, await reader.ExecuteScalarAsync<long>("select count(*) from tags"));
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => reader.ExecuteAsync("delete from tags"));
    }

    [Fact]
    public async Task Every_table_is_strict_and_none_reuses_an_id()
    {
        using var folder = new TemporaryFolder();
        await using var database = Database.Open($"Data Source={folder.At("a.db")}");
        await using var reader = await database.ReadAsync(Ct);

        Assert.Empty(
            await reader.QueryAsync<string>(
                "select name from pragma_table_list where type = 'table' and schema = 'main' and not strict "
                    + "and name not like 'sqlite%' and name <> 'SchemaVersions'"));
        Assert.Empty(
            await reader.QueryAsync<string>(
                "select name from sqlite_schema where type = 'table' and sql like '%id integer primary key%' "
                    + "and sql not like '%autoincrement%' and name not like '%_search_%'"));
    }

    private static IEnumerable<string> SourceFiles(string folder)
    {
        var made = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";
        return Directory.GetFiles(RepositoryFiles.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains(made, StringComparison.Ordinal));
    }

    // "Api" is the executable alone, not those whose names begin with it.
    private static void AssertDoesNotUse(Assembly assembly, params string[] names) =>
        Assert.DoesNotContain(
            assembly.GetReferencedAssemblies(),
            used =>
                names.Any(
                    name => used.Name == name
                        || (name != "Api" && used.Name!.StartsWith(name + ".", StringComparison.Ordinal))));
}
