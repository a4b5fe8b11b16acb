using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Api.Tests.Architecture;

/// <summary>
/// Counts, in each source file, the things that a reader has to take in at once. A file has none of it, or as many as
/// <c>Expected/style.txt</c> allows with a reason; that list may only shrink.
/// </summary>
public sealed class StyleTests
{
    private const int Columns = 120;
    private const int MostOperators = 3;
    private const int MostParameters = 5;
    private const int MostCases = 3;

    private static readonly string[] Folders = ["src", "tests"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Func<SyntaxNode, int>> Rules = new()
    {
        ["columns"] = root => root.GetText().Lines.Count(line => line.Span.Length > Columns),
        ["operators"] = root => root.DescendantNodes().OfType<BinaryExpressionSyntax>().Count(HasTooManyOperators),
        ["conditionals"] = root => root.DescendantNodes().Count(HasSeveralConditionals),
        ["parameters"] = root => root.DescendantNodes().OfType<ParameterListSyntax>().Count(HasTooManyParameters),
    };

    /// <summary><c>UPDATE_STYLE=1 dotnet test</c> writes the list: look that it has shrunk.</summary>
    [Fact]
    public async Task No_file_asks_more_of_its_reader_than_the_list_allows()
    {
        var path = RepositoryFiles.PathOf("tests", "Api.Tests", "Architecture", "Expected", "style.txt");
        var allowed = await File.ReadAllLinesAsync(path, Ct);
        var reasons = allowed.Where(line => line.Length > 0 && line[0] != '#').ToDictionary(KeyOf, ReasonOf);
        var counted = CountAll();

        if (Environment.GetEnvironmentVariable("UPDATE_STYLE") == "1")
        {
            var comments = allowed.TakeWhile(line => line.StartsWith('#'));
            var lines = counted.Select(c => $"{c}\t{reasons.GetValueOrDefault(KeyOf(c), "to be mended")}");
            await File.WriteAllLinesAsync(path, [.. comments, .. lines], Ct);
            return;
        }

        Assert.Equal(allowed.Where(line => line.Length > 0 && line[0] != '#').Select(WithoutReason), counted);
    }

    [Theory]
    [InlineData("operators", "bool a = b && c && d || e && f;", 1)]
    [InlineData("operators", "bool a = b && c && d || e;", 0)]
    [InlineData("operators", "bool a = b && c && d && e.Exists(f => g && h);", 0)]
    [InlineData("conditionals", "int a = b ? 1 : c ? 2 : 3;", 0)]
    [InlineData("conditionals", "int a = b ? 1 : c ? 2 : d ? 3 : 4;", 1)]
    [InlineData("conditionals", "int a = F(b ? 1 : 2, c ? 3 : 4);", 1)]
    [InlineData("conditionals", "int a = b ? c ? 1 : 2 : 3;", 1)]
    [InlineData("parameters", "void F(int a, int b, int c, int d, int e, int f) { }", 1)]
    [InlineData("parameters", "void F(int a, int b, int c, int d, int e) { }", 0)]
    [InlineData("parameters", "record F(int a, int b, int c, int d, int e, int f);", 0)]
    public void Each_rule_counts_what_it_says(string rule, string code, int count) =>
        Assert.Equal(
            count, Rules[rule](CSharpSyntaxTree.ParseText($"class C {{ {code} }}", cancellationToken: Ct).GetRoot(Ct)));

    private static List<string> CountAll()
    {
        var root = RepositoryFiles.PathOf();
        var separator = Path.DirectorySeparatorChar;
        var files = Folders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{separator}obj{separator}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        var counted = new List<string>();
        foreach (var file in files)
        {
            var syntax = CSharpSyntaxTree.ParseText(File.ReadAllText(file), cancellationToken: Ct).GetRoot(Ct);
            var name = Path.GetRelativePath(root, file).Replace(separator, '/');
            foreach (var (rule, count) in Rules.Select(r => (r.Key, Count: r.Value(syntax))).Where(c => c.Count > 0))
            {
                counted.Add(string.Create(CultureInfo.InvariantCulture, $"{rule}\t{name}\t{count}"));
            }
        }

        return [.. counted.Order(StringComparer.Ordinal)];
    }

    private static string KeyOf(string line) => string.Join('\t', line.Split('\t')[..2]);

    private static string ReasonOf(string line) => line.Split('\t')[3];

    private static string WithoutReason(string line) => string.Join('\t', line.Split('\t')[..3]);

    private static bool IsLogical(SyntaxNode? node) =>
        node.IsKind(SyntaxKind.LogicalAndExpression) || node.IsKind(SyntaxKind.LogicalOrExpression);

    /// <summary>Whether this is the whole of a condition, and has more than three logical operators.</summary>
    private static bool HasTooManyOperators(BinaryExpressionSyntax expression)
    {
        var isInner = expression.Ancestors().TakeWhile(IsOfCondition).Any(IsLogical);
        return IsLogical(expression)
            && !isInner
            && expression.DescendantNodesAndSelf(IsOfCondition).Count(IsLogical) > MostOperators;
    }

    private static bool IsOfCondition(SyntaxNode node) =>
        node is BinaryExpressionSyntax or ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax;

    /// <summary>Whether this statement has several <c>?:</c> that are not one chain of three cases at most.</summary>
    private static bool HasSeveralConditionals(SyntaxNode statement)
    {
        if (statement is BlockSyntax or not (StatementSyntax or ArrowExpressionClauseSyntax or FieldDeclarationSyntax))
        {
            return false;
        }

        var own = statement
            .DescendantNodes(node => node == statement || node is not (StatementSyntax or LambdaExpressionSyntax))
            .OfType<ConditionalExpressionSyntax>()
            .ToList();
        var isChain = own.Skip(1).All(inner => inner.Parent is ConditionalExpressionSyntax c && c.WhenFalse == inner);
        return own.Count > 1 && !(isChain && own.Count < MostCases);
    }

    private static bool HasTooManyParameters(ParameterListSyntax list) =>
        list.Parameters.Count > MostParameters && list.Parent is not RecordDeclarationSyntax;
}
