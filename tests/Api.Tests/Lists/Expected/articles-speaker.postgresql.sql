-- GET /v1/articles?speaker=ada-lindqvist

with page as (
  select distinct a.id as id, x.sort_at as k0, x.article_id as k1, null as k2
  from articles a join quote_speakers x on x.article_id = a.id
  where true and a.status = 'published' and x.speaker_id = coalesce((select target_id from slugs where noun = 'speaker' and slug = @p0), (select k.speaker_id from speaker_keys k where k.join_key = @p1), 0)
  order by x.sort_at desc, x.article_id desc
  limit 21
)
select page.k0, page.k1, page.k2, a.id, d.slim as json
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0 desc, page.k1 desc, page.k2
