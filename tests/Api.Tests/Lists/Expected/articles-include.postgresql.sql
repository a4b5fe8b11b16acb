-- GET /v1/articles?include=paragraphs,quotes,images

with page as (
  select a.id as id, a.sort_at as k0, a.id as k1, null as k2
  from articles a
  where true and a.status = 'published'
  order by a.sort_at desc, a.id desc
  limit 21
)
select page.k0, page.k1, page.k2, a.id, d.hash as document_hash, d.length as document_length, d.whole as document_whole
from page
join articles a on a.id = page.id
left join article_documents d
  on d.article_id = a.id and d.version = a.version and d.format = 2
    and not exists (select 1 from name_turns)
order by page.k0 desc, page.k1 desc, page.k2
