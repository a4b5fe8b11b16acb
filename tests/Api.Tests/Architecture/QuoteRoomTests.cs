using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Api.Tests.Architecture;

/// <summary>
/// Holds the arrows between the rooms of the quote engine. Names in comments count: a reader follows them, too.
/// </summary>
public sealed class QuoteRoomTests
{
    private const string Content = "Api.Content";
    private const string Language = "Api.Content.Language";
    private const string Quotes = "Api.Content.Quotes";
    private const string Marks = "Api.Content.Quotes.Marks";
    private const string Attribution = "Api.Content.Quotes.Attribution";
    private const string Reported = "Api.Content.Quotes.Reported";
    private const string Stated = "Api.Content.Quotes.Stated";
    private const string Speakers = "Api.Content.Quotes.Speakers";
    private const string Model = "Api.Content.Quotes.Model";

    /// <summary>Each room with the rooms that it may use, besides itself.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        [Language] = [],
        [Marks] = [Language],
        [Attribution] = [Language, Marks],
        [Reported] = [Language, Marks, Attribution],
        [Stated] = [Language, Marks, Attribution],
        [Speakers] = [Language, Marks, Attribution, Reported],
        [Model] = [Marks, Attribution, Reported],
        [Quotes] = [Language, Marks, Attribution, Reported, Stated, Speakers, Model],
    };

    /// <summary>Uses against the arrows, each with its reason. The list may only shrink.</summary>
    private static readonly Dictionary<string, string> Exceptions = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_rooms_of_the_quote_engine_use_only_the_rooms_before_them() =>
        Assert.Equal(Exceptions.Keys.Order(StringComparer.Ordinal), Uses().Order(StringComparer.Ordinal));

    [Fact]
    public void A_language_is_read_without_anything_else_of_an_article() =>
        Assert.DoesNotContain(
            Directory.GetFiles(RepositoryFiles.PathOf("src", Content, "Language"), "*.cs", SearchOption.AllDirectories)
                .SelectMany(File.ReadLines),
            line => line.StartsWith($"using {Content}", StringComparison.Ordinal)
                && !line.StartsWith($"using {Language}", StringComparison.Ordinal));

    /// <summary>Every paragraph is cut once, whoever asks for its words.</summary>
    [Fact]
    public void Only_the_annotated_text_cuts_words() =>
        Assert.Equal(
            ["AnnotatedText.cs"],
            Directory.GetFiles(RepositoryFiles.PathOf("src", Content), "*.cs", SearchOption.AllDirectories)
                .Where(path => File.ReadAllText(path).Contains("Tokenizer.Read(", StringComparison.Ordinal))
                .Select(Path.GetFileName));

    [Fact]
    public void Every_room_has_its_arrows() =>
        Assert.Equal(
            Directory.GetDirectories(RepositoryFiles.PathOf("src", Content, "Quotes"))
                .Select(folder => $"{Quotes}.{Path.GetFileName(folder)}")
                .Order(StringComparer.Ordinal),
            Arrows.Keys.Where(room => room.StartsWith($"{Quotes}.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

    private static IEnumerable<string> Uses()
    {
        var compilation = Compile();
        Assert.Equal(
            Arrows.Keys.Order(StringComparer.Ordinal),
            compilation.SyntaxTrees.Select(tree => RoomOf(NamespaceOf(tree))).OfType<string>().Distinct()
                .Order(StringComparer.Ordinal));
        return compilation.SyntaxTrees.Where(tree => RoomOf(NamespaceOf(tree)) is not null)
            .SelectMany(tree => UsesIn(tree, compilation.GetSemanticModel(tree)))
            .Distinct();
    }

    private static IEnumerable<string> UsesIn(SyntaxTree tree, SemanticModel model)
    {
        var room = RoomOf(NamespaceOf(tree))!;
        return tree.GetRoot(Ct)
            .DescendantNodes(descendIntoTrivia: true)
            .OfType<SimpleNameSyntax>()
            .Select(name => TypeOf(model.GetSymbolInfo(name, Ct).Symbol))
            .OfType<INamedTypeSymbol>()
            .Where(used => !MayUse(room, used))
            .Select(used => $"{Path.GetFileNameWithoutExtension(tree.FilePath)} uses {used.Name}");
    }

    /// <summary>Whether a room may use a type: of a room before it, of none, or of the result that all share.</summary>
    private static bool MayUse(string room, INamedTypeSymbol used)
    {
        var other = RoomOf(used.ContainingNamespace.ToDisplayString());
        var isOfResult = room != Language && used.DeclaringSyntaxReferences.All(part => IsOfResult(part.SyntaxTree));
        return other is null || room == other || Arrows[room].Contains(other) || isOfResult;
    }

    private static bool IsOfResult(SyntaxTree tree) => Path.GetFileName(tree.FilePath) == "ParsedQuote.cs";

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) => symbol as INamedTypeSymbol ?? symbol?.ContainingType;

    private static string NamespaceOf(SyntaxTree tree) =>
        tree.GetRoot(Ct).ChildNodes().OfType<BaseNamespaceDeclarationSyntax>().SingleOrDefault()?.Name.ToString() ?? "";

    /// <summary>The room of a namespace, the innermost; null outside all of them.</summary>
    private static string? RoomOf(string name) =>
        Arrows.Keys.Where(room => name == room || name.StartsWith($"{room}.", StringComparison.Ordinal))
            .MaxBy(room => room.Length);

    /// <summary>The sources of the project, with the libraries that this process runs on.</summary>
    private static CSharpCompilation Compile()
    {
        var separator = Path.DirectorySeparatorChar;
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Api", StringComparison.Ordinal));
        var files = Directory.GetFiles(RepositoryFiles.PathOf("src", Content), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{separator}obj{separator}", StringComparison.Ordinal));
        return CSharpCompilation.Create(
            Content,
            [CSharpSyntaxTree.ParseText(ImplicitUsings, cancellationToken: Ct), .. files.Select(Parse)],
            libraries.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary));
    }

    private static SyntaxTree Parse(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file, cancellationToken: Ct);

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        """;
}
