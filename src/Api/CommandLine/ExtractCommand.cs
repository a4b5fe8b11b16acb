using System.CommandLine;
using System.Text.Json;
using Api.Articles;
using Api.Content.Articles;
using Api.Content.Quotes;
using Api.Data;
using Api.Data.Lists;

namespace Api.CommandLine;

/// <summary>
/// <c>extract [FILE]</c>: prints the article that a source would become, as a dry run over HTTP answers it. No database
/// is opened, and nothing is stored.
/// </summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description =
                $"Of files, {SourceFile.Told(SourceFormat.OfOne)}, all else is plain text; - or nothing is standard "
                    + "input.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => SourceFile.StandardInput,
        };
        var json = new Option<bool>("--json") { Description = "Standard input is an article as JSON." };
        var html = new Option<bool>("--html") { Description = "Standard input is a web page." };
        var kind = new Option<string?>("--kind")
        {
            Description =
                $"Kinds of quotes to show: any of {string.Join(',', Choices<QuoteKind>.Names)}; direct,mixed unless "
                    + "asked otherwise.",
        };
        var given = new GivenOptions();
        var command = new Command("extract", "Shows how one article is read, as JSON. Nothing is stored.")
        {
            file,
            json,
            html,
            kind,
        };
        given.AddTo(command);
        command.SetAction((result, cancellationToken) => Commands.RunAsync(async () =>
        {
            var source = result.GetRequiredValue(file);
            var input = result.GetValue(json) ? SourceFormat.Json
                : result.GetValue(html) ? SourceFormat.Html
                : SourceFormat.PlainText;
            var format = source == SourceFile.StandardInput ? input : SourceFormat.OfFile(source);
            var problem = ProblemOf(format, given.FirstIn(result));
            var (kinds, unknown) = KindsOf(result.GetValue(kind));
            return problem is null && unknown is null
                ? await RunAsync(source, format, given.Of(result), kinds, cancellationToken)
                : await RefuseAsync(source, problem ?? unknown!);
        }));
        return command;
    }

    private static string? ProblemOf(SourceFormat format, string? option)
    {
        if (format == SourceFormat.Json && option is not null)
        {
            return $"{option} is for text and pages: JSON says it itself.";
        }

        return SourceFormat.OfOne.Contains(format)
            ? null
            : "this is a file of several articles; extract takes one at a time.";
    }

    private static async Task<int> RunAsync(
        string source,
        SourceFormat format,
        GivenFields given,
        Choices<QuoteKind>? kinds,
        CancellationToken cancellationToken)
    {
        var (stream, problem) = SourceFile.Open(source);
        if (stream is null)
        {
            return await RefuseAsync(source, problem!);
        }

        await using var input = stream;
        var (content, unread) = await SourceFile.ReadAsync(input, format, cancellationToken);
        if (content is null)
        {
            return await RefuseAsync(source, unread!);
        }

        await using var dryRun = new DryRun(TimeProvider.System);
        var read = new SourceDocument(content, format.MediaType!, given);
        var (article, refusal) = await dryRun.ReadAsync(read, kinds, cancellationToken);
        if (refusal is not null)
        {
            return await RefuseAsync(source, refusal.Detail);
        }

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(
            (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(article, Json.Options), (byte)'\n'], cancellationToken);
        return 0;
    }

    private static (Choices<QuoteKind>? Kinds, string? Problem) KindsOf(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }

        Choices<QuoteKind>.TryParse(text, null, out var kinds);
        return (kinds, kinds.Problem is null ? null : $"--kind {kinds.Problem}");
    }

    private static async Task<int> RefuseAsync(string source, string reason)
    {
        await Console.Error.WriteLineAsync($"{source}: {reason}");
        return 1;
    }
}
