-- GET /v1/tags?q=coa

with page as (
  select n.id as id, n.article_count as k0, n.id as k1, null as k2
  from tags n
  where true and n.article_count > 0 and (n.name_words like @p0)
  order by n.article_count desc, n.id desc
  limit 21
)
select page.k0, page.k1, page.k2, n.id, n.slug, n.version, n.name, n.article_count
from page
join tags n on n.id = page.id

order by page.k0 desc, page.k1 desc, page.k2
