using Api.Data.Changes;
using Api.Data.Names;
using Api.Data.Upkeep;

namespace Api.Data.Publishers;

/// <summary>Stores imports' statements about publishers beside their names, within a transaction.</summary>
internal sealed class PublisherRows(Session session, ChangeLog log, DateTimeOffset now)
{
    /// <summary>
    /// The condition that the article <c>a</c> belongs to the publisher with <c>@PublisherKey</c>, or to one that is
    /// being merged into it; to none if there is no key.
    /// </summary>
    internal const string OfArticleSql = """
        (a.publisher_id is null and @PublisherKey is null or a.publisher_id in (
          select k.target_id from name_keys k where k.noun = 'publisher' and k.join_key = @PublisherKey
          union all
          select t.target_id
          from name_keys k
          join name_turns t on t.noun = k.noun and t.into_id = k.target_id
          where k.noun = 'publisher' and k.join_key = @PublisherKey))
        """;

    private const string UrlSql =
        "update publishers set url = @Url, version = version + 1 where id = @Id and url is null and url_by_person = 0";

    /// <summary>
    /// Stores the home page that an import gives, if none is known: the first import that knows one sets it for all
    /// articles. Pages spell it in many ways, so another page in a later import is no reason to refuse an article.
    /// </summary>
    public async Task GiveUrlAsync(long id, string url)
    {
        if (await session.ExecuteAsync(UrlSql, new { Id = id, Url = url }) > 0)
        {
            log.Named(Noun.Publisher.Name, id);
            await new NameTurns(session, log, now).BeginAsync(Noun.Publisher, id);
        }
    }
}
