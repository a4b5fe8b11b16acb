-- GET /v1/speakers

with page as (
  select n.id as id, n.name_key as k0, n.id as k1, null as k2
  from speakers n
  where true and n.article_count > 0
  order by n.name_key, n.id
  limit 21
)
select page.k0, page.k1, page.k2, n.id, n.slug, n.version, n.name, n.kind, n.identity, l.aliases, l.descriptors, n.same_as, n.quote_count, n.article_count, l.first_quoted_on, l.last_quoted_on
from page
join speakers n on n.id = page.id
join speaker_lists l on l.speaker_id = n.id
order by page.k0, page.k1, page.k2
