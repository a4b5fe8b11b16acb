-- From when, and until when, a published article is to be seen. Outside of that its status is scheduled or expired; a server changes it when the time has come.
-- What is published already stays so, whatever its date says.
alter table articles add column visible_from text;
alter table articles add column visible_until text;
create index articles_coming on articles (visible_from) where status = 'scheduled';
create index articles_going on articles (visible_until) where status = 'published' and visible_until is not null;

-- The one clock for all who share a database.
create view clock as select strftime('%Y-%m-%dT%H:%M:%fZ', 'now') as now;

-- The identifiers of an article that its publisher calls by several, with the hash of the source that came last under each.
create table article_identifiers (
  id integer primary key autoincrement,
  article_id integer not null references articles (id),
  external_id text not null,
  source_sha256 text not null,
  unique (article_id, external_id)
) strict;
create index article_identifiers_by_external_id on article_identifiers (external_id);

drop view article_lists;
create view article_lists as
select
  a.id as article_id,
  (select json_group_array(json_object('id', o.id, 'slug', o.slug, 'name', o.name))
   from (select n.id, n.slug, n.name
         from article_authors x join authors n on n.id = x.author_id
         where x.article_id = a.id order by x.position) o) as authors,
  (select json_group_array(json_object('id', o.id, 'slug', o.slug, 'name', o.name))
   from (select n.id, n.slug, n.name
         from article_tags x join tags n on n.id = x.tag_id
         where x.article_id = a.id order by x.position) o) as tags,
  (select json_group_array(o.external_id)
   from (select x.external_id from article_identifiers x where x.article_id = a.id order by x.id) o) as identifiers
from articles a;
