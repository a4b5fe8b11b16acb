-- What a resource holds as a nested list, as JSON: read in the one statement that reads the resource.

create view article_lists as
select
  a.id as article_id,
  (select json_group_array(json_object('id', n.id, 'slug', n.slug, 'name', n.name) order by x.position)
   from article_authors x join authors n on n.id = x.author_id where x.article_id = a.id) as authors,
  (select json_group_array(json_object('id', n.id, 'slug', n.slug, 'name', n.name) order by x.position)
   from article_tags x join tags n on n.id = x.tag_id where x.article_id = a.id) as tags
from articles a;

create view paragraph_lists as
select
  p.id as paragraph_id,
  (select json_group_array(q.id order by q.number)
   from quotes q
   where q.paragraph_id = p.id and q.removed_in is null
     and q.kind in ('direct', 'mixed') and q.review <> 'rejected' and q.anchor <> 'lost') as quote_ids
from paragraphs p;

create view quote_lists as
select
  q.id as quote_id,
  (select json_group_array(json_object('id', s.id, 'slug', s.slug, 'name', s.name) order by x.position)
   from quote_speakers x join speakers s on s.id = x.speaker_id where x.quote_id = q.id) as speakers
from quotes q;

create view speaker_lists as
select
  s.id as speaker_id,
  (select json_group_array(n.text order by n.text)
   from (select distinct x.text from speaker_names x where x.speaker_id = s.id and x.kind = 'alias') n) as aliases,
  (select json_group_array(json_object('text', n.text, 'firstOn', n.first_on, 'lastOn', n.last_on) order by n.first_on, n.text)
   from (select x.text, min(a.published_on) as first_on, max(a.published_on) as last_on
         from speaker_names x join articles a on a.id = x.article_id
         where x.speaker_id = s.id and x.kind = 'descriptor' and a.status = 'published'
         group by x.text) n) as descriptors,
  (select a.published_on
   from quote_speakers x join quotes q on q.id = x.quote_id join articles a on a.id = x.article_id
   where x.speaker_id = s.id and a.published_on is not null and a.status = 'published'
     and q.removed_in is null and q.kind in ('direct', 'mixed') and q.review <> 'rejected' and q.anchor <> 'lost'
   order by x.sort_at, x.article_id limit 1) as first_quoted_on,
  (select a.published_on
   from quote_speakers x join quotes q on q.id = x.quote_id join articles a on a.id = x.article_id
   where x.speaker_id = s.id and a.published_on is not null and a.status = 'published'
     and q.removed_in is null and q.kind in ('direct', 'mixed') and q.review <> 'rejected' and q.anchor <> 'lost'
   order by x.sort_at desc, x.article_id desc limit 1) as last_quoted_on
from speakers s;
