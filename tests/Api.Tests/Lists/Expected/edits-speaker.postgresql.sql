-- GET /v1/edits?speaker=ada-lindqvist&change=reworded

with page as (
  select e.id as id, e.at as k0, e.id as k1, null as k2
  from quote_edits e join articles a on a.id = e.article_id join quotes r on r.id = e.quote_id join quote_speakers x on x.quote_id = r.id
  where true and a.status = 'published' and r.review <> 'rejected' and r.kind in (@p0, @p1) and e.change in (@p2) and x.speaker_id = coalesce((select target_id from slugs where noun = 'speaker' and slug = @p3), (select k.speaker_id from speaker_keys k where k.join_key = @p4), 0)
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

select 0 as place where not exists (select 1 from speakers n where true and n.id = coalesce((select target_id from slugs where noun = 'speaker' and slug = @p0), (select k.speaker_id from speaker_keys k where k.join_key = @p1), 0) and exists (select 1 from quote_speakers x join articles a on a.id = x.article_id where x.speaker_id = n.id and a.status = 'published'))
order by place
