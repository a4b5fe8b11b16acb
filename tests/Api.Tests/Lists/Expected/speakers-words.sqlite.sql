-- GET /v1/speakers?q=lind

with page as (
  select n.id as id, n.quote_count as k0, n.id as k1, null as k2
  from speakers n
  where true and n.article_count > 0 and (n.name_words like @p0)
  order by n.quote_count desc, n.id desc
  limit 21
)
select page.k0, page.k1, page.k2, n.id, n.slug, n.version, n.name, n.kind, n.identity, l.aliases, l.descriptors, n.same_as, n.quote_count, n.article_count, l.first_quoted_on, l.last_quoted_on
from page
join speakers n on n.id = page.id
join speaker_lists l on l.speaker_id = n.id
order by page.k0 desc, page.k1 desc, page.k2
