using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Api.Content.Articles;
using Api.Content.Text;
using Api.Serving;

namespace Api.Imports;

/// <summary>
/// Reads articles as JSON, one a line (NDJSON). Lines end with LF or CRLF, the last one perhaps with neither; empty
/// ones are counted and left out. A line that is too long is refused and skipped without being kept.
/// </summary>
internal static class ArticleLines
{
    /// <param name="share">Counts the bytes of a line that is not whole yet; null when nobody else needs room.</param>
    public static async IAsyncEnumerable<Incoming> ReadAsync(
        PipeReader reader,
        string file,
        Room.Share? share,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (line, skipping) = (1L, false);
        while (true)
        {
            ReadResult result;
            string broken;
            try
            {
                (result, broken) = (await reader.ReadAsync(cancellationToken), "");
                if (share is not null)
                {
                    // Whoever holds room and asks for more is refused after a while, so the turn of this line comes.
                    await share.ResizeAsync(result.Buffer.Length, cancellationToken, Timeout.InfiniteTimeSpan);
                }
            }
            catch (IOException e)
            {
                (result, broken) = (default, e.Message);
            }

            if (broken.Length > 0)
            {
                yield return Refuse(file, line, RefusalKind.Malformed, $"The input breaks off here: {broken}");
                yield break;
            }

            var rest = result.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (!skipping && Next(file, line, rest.Slice(0, end)) is { } next)
                {
                    yield return next;
                }

                (line, skipping, rest) = (line + 1, false, rest.Slice(rest.GetPosition(1, end)));
            }

            if (!skipping
                && (result.IsCompleted || rest.Length > SourceText.MaxBytes + 1)
                && Next(file, line, rest) is { } last)
            {
                yield return last;
                skipping = true;
            }

            reader.AdvanceTo(skipping || result.IsCompleted ? rest.End : rest.Start, rest.End);
            if (result.IsCompleted)
            {
                yield break;
            }
        }
    }

    private static Incoming? Next(string file, long line, ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > SourceText.MaxBytes + 1)
        {
            return Refuse(
                file,
                line,
                RefusalKind.TooLarge,
                $"The line has more than {SourceText.MaxBytes:N0} bytes, which is the limit.");
        }

        var all = bytes.ToArray();
        var content = all is [.. var text, (byte)'\r'] ? text : all;
        return content.AsSpan().Trim("\uFEFF \t"u8).IsEmpty
            ? null
            : new(file, line, new(content, SourceDocument.Json, new()));
    }

    private static Incoming Refuse(string file, long line, RefusalKind kind, string detail) =>
        new(file, line, null, new(kind, detail, []));
}
