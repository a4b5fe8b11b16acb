using System.Text.Json;
using Api.Data.Articles;

namespace Api.Data.Erasing;

/// <summary>Erases again what was erased before an older state of the database was restored.</summary>
internal sealed class Erasures(Database database, TimeProvider clock)
{
    private const string LivingSql =
        "select id from articles where id in (select value from json_each(@Ids)) and slug <> '~' || id";

    private const string MarksSql = "select mark from erased_marks";

    private const string SlugsSql = "select slug from slugs where noun = 'article' and target_id = @Id";

    /// <summary>
    /// Repeats the erasures in the log, after an older state of the database was restored: of the articles with those
    /// ids, if they are the same ones, and of whatever else would come back.
    /// </summary>
    /// <param name="tell">
    /// Is given everything that was done, or cannot be, in sentences; nothing if there is nothing to do.
    /// </param>
    public async Task ApplyAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        var again = new List<long>();
        foreach (var record in await UndoneAsync(tell, cancellationToken))
        {
            await using var session = await database.WriteAsync(cancellationToken);
            // The marks come first: if the process is killed before the article is erased, no import brings any of it
            // back meanwhile, and the next start finds the article still living.
            await ArticleErasure.KeepAsync(session, record);
            var keys = await session.Erased.KeysAsync();
            var slugs = await session.QueryAsync<string>(SlugsSql, new { Id = record.Article });

            // It had one of its slugs then: an article with this id in another database does not.
            if (slugs.Select(slug => ErasedMarks.OfSlug("article", slug)).Any(IsMarked))
            {
                again.Add(record.Article!.Value);
            }

            await session.CommitAsync(cancellationToken);

            bool IsMarked(string slug) => keys.Any(key => record.Marks!.Contains(ErasedMarks.Mark(key, slug)));
        }

        var writer = new ArticleWriter(database, clock);
        var ids = again.Distinct().ToList();
        foreach (var id in ids)
        {
            await writer.DeleteAsync(new(id, null), new(null), erase: true, cancellationToken);
        }

        if (ids.Count > 0)
        {
            await database.ErasedAsync(isNew: true, cancellationToken);
            await database.ForgetAsync(TimeSpan.MaxValue, cancellationToken);
            tell($"Articles that were erased had come back, and are erased again: {string.Join(", ", ids)}.");
        }
    }

    private async Task<IReadOnlyList<ErasureRecord>> UndoneAsync(
        Action<string> tell,
        CancellationToken cancellationToken)
    {
        await using var session = await database.ReadSnapshotAsync(cancellationToken);
        var lines = await database.ErasureLog.ReadAsync(session);
        var records = lines.Select(ErasureLog.Read)
            .Where(record => record is { Article: not null, Marks: not null })
            .ToList();
        var marks = (await session.QueryAsync<string>(MarksSql)).ToHashSet(StringComparer.Ordinal);
        if (marks.Count > 0 && (await session.Erased.KeysAsync()).Count == 0)
        {
            tell($"The log of erasures of {database.Name} is missing: what was erased could come back by an import, "
                + "and its slugs be given again, until it is put back.");
        }

        var ids = JsonSerializer.Serialize(records.Select(record => record.Article));
        var living = (await session.QueryAsync<long>(LivingSql, new { Ids = ids })).ToHashSet();
        return [.. records.Where(IsUndone)];

        bool IsUndone(ErasureRecord record) =>
            living.Contains(record.Article!.Value) || record.Marks!.Any(mark => !marks.Contains(mark));
    }
}
