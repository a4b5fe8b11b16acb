using System.Data;
using Api.Content.Search;
using Api.Data.Upkeep;
using DbUp.Engine;

namespace Api.Data.Search;

/// <summary>
/// The step of the schema that notes how the word tables are filled: by the first folding if they exist, else not at
/// all. Nothing is folded here, as all steps are one transaction: <see cref="WordTables"/> fills a database with a
/// million articles in turns.
/// </summary>
internal sealed class WordTablesScript : IScript
{
    public string ProvideScript(Func<IDbCommand> dbCommandFactory) => $"""
        insert into word_tables (name, folding, filled_up_to)
        select
          n.name,
          case when f.filled then 1 else {SearchTokens.Folding} end,
          case when f.filled or f.empty then null else 0 end
        from (select 'articles' as name union all select 'speakers' as name) n
        cross join (
          select exists (select 1 from article_search) as filled, not exists (select 1 from articles) as empty
        ) f
        """;
}
