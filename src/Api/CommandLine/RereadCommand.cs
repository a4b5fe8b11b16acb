using System.CommandLine;
using Api.Content.Articles;
using Api.Data;
using Api.Data.Acts;
using Api.Data.Articles;
using Api.Data.Upkeep;
using Api.Imports;

namespace Api.CommandLine;

/// <summary>
/// <c>reread</c>: reads every stored source again with this engine, beside a running server or without one.
/// </summary>
internal static class RereadCommand
{
    private const int MostTogether = 100;

    public static Command Create()
    {
        var command = new Command(
            "reread", "Reads every stored source again with this engine. Ids stay, and so does what people corrected.");
        command.SetAction(
            (_, cancellationToken) =>
                Commands.RunAsync(database => RunAsync(database, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(Database database, CancellationToken cancellationToken)
    {
        var writer = new ArticleWriter(database, TimeProvider.System);
        return await Tally.RunAsync("Reading", await writer.CountAsync(cancellationToken), async tally =>
        {
            var (after, act) = (0L, new BulkAct("reread"));
            while (await writer.ListIdsAsync(after, MostTogether, cancellationToken) is { Count: > 0 } ids)
            {
                var read = await RereadAsync(writer, ids, act, cancellationToken);
                foreach (var saved in read)
                {
                    tally.Add($"article {saved.Id}", saved, 1);
                }

                // Articles without a result were deleted in between.
                after = read is [.., var last] ? last.Id : ids[^1];
            }

            await writer.FinishAsync(act, cancellationToken);
            await SurnameTurns.TakeAllAnewAsync(database, TimeProvider.System, cancellationToken);
        });
    }

    private static async Task<IReadOnlyList<Saved>> RereadAsync(
        ArticleWriter writer, IReadOnlyList<long> ids, BulkAct act, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.RereadAsync(ids, act, cancellationToken);
        }
        catch (Exception e) when (ImportStream.LiesInAnArticle(e))
        {
            if (ids is [var id])
            {
                var rejected = new Saved(
                    SaveResult.Rejected, id, "", new Refusal(RefusalKind.Unacceptable, e.Message, []));
                act.Count([rejected]);
                return [rejected];
            }

            var read = new List<Saved>(ids.Count);
            foreach (var one in ids)
            {
                read.AddRange(await RereadAsync(writer, [one], act, cancellationToken));
            }

            return read;
        }
    }
}
