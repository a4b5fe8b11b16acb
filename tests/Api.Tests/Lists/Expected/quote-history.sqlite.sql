-- GET /v1/quotes/1/history

select r.id, r.article_id, r.removed_in, a.version, a.deleted_at, r.paragraph_id, r.text
from quotes r
join articles a on a.id = r.article_id
 where r.id = @Id and (a.status = 'published' or a.deleted_status = 'published')

with recursive former (id) as (
  select cast(@Id as bigint)
  union
  select p.id
  from former f
  join quotes q on q.id = f.id
  join quotes p on p.article_id = q.article_id and p.replaced_by = q.id
), latter (id) as (
  select cast(@Id as bigint)
  union
  select q.replaced_by
  from latter l
  join quotes q on q.id = l.id
  where q.replaced_by is not null
)
select
  q.id, q.text, q.added_in,
  case when q.anchor = 'lost' then q.revision + 1 else q.removed_in end as went_in,
  came.created_at as came_at, came.cause as came_by, went.created_at as went_at, went.cause as went_by
from quotes q
join articles a on a.id = q.article_id
left join revisions came on came.article_id = q.article_id and came.revision = q.added_in
left join revisions went on went.article_id = q.article_id
  and went.revision = case when q.anchor = 'lost' then q.revision + 1 else q.removed_in end
where q.id in (select id from former union select id from latter)
  and a.deleted_at is null and (a.status = 'published' or a.deleted_status = 'published')
order by coalesce(q.added_in, q.revision) desc, q.id desc
limit 1000
