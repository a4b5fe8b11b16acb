-- GET /v1/edits

with page as (
  select e.id as id, e.at as k0, e.id as k1, null as k2
  from quote_edits e cross join articles a cross join quotes r
  where true and a.status = 'published' and r.review <> 'rejected' and r.kind in (@p0, @p1) and a.id = e.article_id and r.id = e.quote_id
  order by e.at desc, e.id desc
  limit 21
)
select page.k0, page.k1, page.k2, e.id, e.article_id, e.quote_id, e.change, a.slug as article_slug, a.display_title as article_display_title, e.former_id as former_quote_id, cast(null as text) as "before", case when e.change <> 'removed' and r.removed_in is null then r.text end as "after", l.speakers, e.revision, e.at
from page
join quote_edits e on e.id = page.id
join articles a on a.id = e.article_id
join quotes r on r.id = e.quote_id
left join quotes f on f.id = e.former_id
join quote_lists l on l.quote_id = r.id
order by page.k0 desc, page.k1 desc, page.k2
