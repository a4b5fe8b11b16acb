using Api.Data.Erasing;
using Api.Data.Search;

namespace Api.Data.Articles;

/// <summary>Deletes articles, of which a tombstone is left, and erases what they said.</summary>
internal sealed partial class ArticleTransaction
{
    private const string DeleteSql = """
        update articles
        set deleted_at = @Now, deleted_status = status, status = 'withheld', version = version + 1, updated_at = @Now
        where id = @Id
        """;

    public async Task<Edited> DeleteAsync(Address address, IfMatch ifMatch, bool erase)
    {
        if (await _storedArticles.FindAsync(address) is not { } stored)
        {
            return new(EditResult.Missing);
        }

        if (stored.DeletedAt is not null && !erase)
        {
            return new(EditResult.Gone, stored.Id);
        }

        if (!ifMatch.Holds(stored.Version))
        {
            return new(EditResult.Stale, stored.Id);
        }

        if (stored.Slug == ArticleErasure.SlugOf(stored.Id))
        {
            return new(EditResult.Unchanged, stored.Id);
        }

        var joins = new SurnameJoins(new(session, log, now));
        await (erase ? joins.LeaveAsync(stored.Id) : Task.CompletedTask);

        if (stored.DeletedAt is null)
        {
            await _counts.RemoveAsync(stored.Id);
            await new SearchWriter(session).RemoveAsync(stored.Id);
            await session.ExecuteAsync(DeleteSql, new { stored.Id, Now = now });
        }

        if (erase)
        {
            await log.NamedByAsync(stored.Id);
            await new ArticleErasure(session, log, now).EraseAsync(stored.Id);
            await joins.ForgetAsync();
        }

        log.Changed(stored.Id);
        return Did(erase ? "erase" : "delete", stored);
    }
}
