-- GET /v1/articles?q=ferry&limit=1, the next page

with hits as materialized (
  select s.rowid as id, relevance(s.article_search, 4, @Basis) as rank from article_search(@Q) s cross join articles a where a.id = s.rowid and true and a.status = 'published' and s.rowid between @Oldest and @Newest
),
page as (
  select h.id, h.rank as k0, h.id as k1, null as k2
  from hits h
  where (h.rank > @K0 or h.rank = @K0 and h.id < @K1)
  order by h.rank, h.id desc
  limit 2
)
select page.k0, page.k1, page.k2, a.id, d.slim as json
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0, page.k1 desc
