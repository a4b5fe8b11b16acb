-- The first and the last day on which a speaker is quoted are those of the articles, wherever these were published. The order of instants leads to them, and is at most two days away.
create view quoted_days as
select x.speaker_id, x.sort_at, a.published_on
from quote_speakers x join quotes q on q.id = x.quote_id join articles a on a.id = x.article_id
where a.published_on is not null and a.status = 'published'
  and q.removed_in is null and q.kind in ('direct', 'mixed') and q.review <> 'rejected' and q.anchor <> 'lost';

drop view speaker_lists;
create view speaker_lists as
select
  s.id as speaker_id,
  coalesce(s.aliases, (select json_group_array(n.text)
   from (select distinct x.text from speaker_names x join articles a on a.id = x.article_id
         where x.speaker_id = s.id and x.kind = 'alias' and a.status = 'published'
         order by x.text) n)) as aliases,
  (select json_group_array(json_object('text', n.text, 'firstOn', n.first_on, 'lastOn', n.last_on))
   from (select x.text, min(a.published_on) as first_on, max(a.published_on) as last_on
         from speaker_names x join articles a on a.id = x.article_id
         where x.speaker_id = s.id and x.kind = 'descriptor' and a.status = 'published'
         group by x.text order by min(a.published_on), x.text) n) as descriptors,
  (select d.published_on
   from quoted_days d
   where d.speaker_id = s.id and d.sort_at <= coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', (select e.sort_at from quoted_days e where e.speaker_id = s.id order by e.sort_at limit 1), '+2 days'), '9999-12-31T23:59:59.999Z')
   order by substr(d.published_on || '-01-01', 1, 10), d.sort_at limit 1) as first_quoted_on,
  (select d.published_on
   from quoted_days d
   where d.speaker_id = s.id and d.sort_at >= coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', (select e.sort_at from quoted_days e where e.speaker_id = s.id order by e.sort_at desc limit 1), '-2 days'), '0000-01-01T00:00:00.000Z')
   order by substr(d.published_on || '-99-99', 1, 10) desc, d.sort_at desc limit 1) as last_quoted_on
from speakers s;
