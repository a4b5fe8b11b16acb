-- Which values a closed set has is the program's to know: as checks of the schema, each new value would rebuild its table. Taking a check away changes no row,
-- so the text of the schema alone is changed, by the procedure of sqlite.org/lang_altertable.html, section 7.
pragma writable_schema = on;
update sqlite_schema
set sql = replace(sql, ' check (kind in (''person'', ''organisation'', ''group'', ''document''))', '')
where type = 'table' and name = 'speakers';
update sqlite_schema
set sql = replace(sql, ' check (identity in (''assumed'', ''confirmed''))', '')
where type = 'table' and name = 'speakers';
update sqlite_schema
set sql = replace(sql, ' check (status in (''draft'', ''published'', ''withheld''))', '')
where type = 'table' and name = 'articles';
update sqlite_schema
set sql = replace(sql, ' check (kind in (''paragraph'', ''heading'', ''blockquote'', ''listItem''))', '')
where type = 'table' and name = 'paragraphs';
update sqlite_schema
set sql = replace(sql, ' check (kind in (''direct'', ''mixed'', ''phrase'', ''indirect''))', '')
where type = 'table' and name = 'quotes';
update sqlite_schema
set sql = replace(sql, ' check (source_type in (''named'', ''unnamed'', ''document'', ''none''))', '')
where type = 'table' and name = 'quotes';
update sqlite_schema
set sql = replace(sql, ' check (method in (''rule'', ''declared'', ''manual''))', '')
where type = 'table' and name = 'quotes';
update sqlite_schema
set sql = replace(sql, ' check (review in (''unreviewed'', ''confirmed'', ''rejected''))', '')
where type = 'table' and name = 'quotes';
update sqlite_schema
set sql = replace(sql, ' check (anchor in (''exact'', ''moved'', ''lost''))', '')
where type = 'table' and name = 'quotes';
update sqlite_schema
set sql = replace(sql, ' check (kind in (''alias'', ''descriptor''))', '')
where type = 'table' and name = 'speaker_names';
update sqlite_schema
set sql = replace(sql, ' check (noun in (''article'', ''speaker'', ''author'', ''publisher'', ''tag''))', '')
where type = 'table' and name = 'slugs';
update sqlite_schema
set sql = replace(sql, ' check (audience in (''everyone'', ''anonymous'', ''keyed''))', '')
where type = 'table' and name = 'changes';
update sqlite_schema
set sql = replace(
  sql,
  ' check (type in (''article'', ''paragraph'', ''quote'', ''image'','
    || ' ''speaker'', ''author'', ''publisher'', ''tag''))',
  '')
where type = 'table' and name = 'changes';
update sqlite_schema
set sql = replace(sql, ' check (op in (''created'', ''updated'', ''deleted''))', '')
where type = 'table' and name = 'changes';
update sqlite_schema
set sql = replace(sql, ' check (scope in (''read'', ''write'', ''admin''))', '')
where type = 'table' and name = 'keys';
pragma writable_schema = reset;

-- What was done, by whom: one row a write, one an import of many, with its counts. Words and names of articles are in none of them, so that erasing finds nothing here.
create table acts (
  id integer primary key autoincrement,
  at text not null,
  key_id integer, -- null for the command line and for the program itself
  key_name text, -- as it was called then
  address text, -- from which it was asked for
  verb text not null,
  target_type text,
  target_id integer,
  note text,
  before text, -- ids alone, as JSON; of an import of many, null
  after text -- ids alone, as JSON; of an import of many, how many were created, updated, unchanged and rejected
) strict;
create index acts_of_target on acts (target_type, target_id);

-- By what each revision came.
alter table revisions add column cause text not null default 'import';
update revisions set cause = (
  select case when a.edits = '{}' and a.pictures = '[]' then 'engine' else 'person' end
  from articles a
  where a.id = revisions.article_id)
where not exists (
  select 1 from sources s where s.article_id = revisions.article_id and s.revision = revisions.revision);

-- The histories that the log of changes has gone through, in their order: each start of a server begins one, and so does a primary that was promoted.
-- A reader whose timeline is not here, or ended before what they have seen, followed another history.
create table timelines (
  number integer primary key autoincrement,
  id text not null unique, -- random
  first_seq integer not null, -- the first seq that it may give
  began_at text not null,
  server_timeline text not null -- PostgreSQL's own; empty on SQLite
) strict;

-- The timeline that the server of the database itself is on: PostgreSQL begins one with each promotion. Asked for by writers, so on a primary.
create view server_timeline as select '' as id;

-- Lists in their order, which a subquery gives: an order within an aggregate makes a schema that SQLite before 3.44 cannot read.
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
         where x.article_id = a.id order by x.position) o) as tags
from articles a;

drop view paragraph_lists;
create view paragraph_lists as
select
  p.id as paragraph_id,
  (select json_group_array(o.id)
   from (select q.id
         from quotes q
         where q.paragraph_id = p.id and q.removed_in is null
           and q.kind in ('direct', 'mixed') and q.review <> 'rejected' and q.anchor <> 'lost'
         order by q.number) o) as quote_ids
from paragraphs p;

drop view quote_lists;
create view quote_lists as
select
  q.id as quote_id,
  (select json_group_array(json_object('id', o.id, 'slug', o.slug, 'name', o.name))
   from (select s.id, s.slug, s.name
         from quote_speakers x join speakers s on s.id = x.speaker_id
         where x.quote_id = q.id order by x.position) o) as speakers
from quotes q;

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
