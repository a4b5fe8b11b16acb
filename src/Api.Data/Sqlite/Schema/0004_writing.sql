-- What people and senders do to articles after the first import.

alter table articles add column source_revision integer not null default 1; -- the revision that the newest source made
alter table articles add column source_text_hash text not null default ''; -- of the body as that source has it; text_hash is of the body as it stands
alter table articles add column edits text not null default '{}'; -- what people changed, as one JSON Merge Patch: it holds against every later source
alter table articles add column deleted_at text; -- a tombstone: status is then withheld
alter table articles add column deleted_status text; -- the status that it had when it was deleted
update articles set source_revision = revision, source_text_hash = text_hash;
create index articles_by_source_text on articles (source_text_hash);

-- When each revision came and what it changed; how the article stood, as it was answered, once another revision has taken its place.
create table revisions (
  article_id integer not null references articles (id),
  revision integer not null,
  created_at text not null,
  changed text not null, -- the names of the members that it changed, as JSON
  document text,
  primary key (article_id, revision)
) strict, without rowid;
insert into revisions (article_id, revision, created_at, changed) select article_id, revision, received_at, '[]' from sources;

-- A person said what kind it is. Whom a person named stands as method = 'manual'.
alter table quotes add column kind_by_person integer not null default 0;

drop view speaker_lists;
pragma defer_foreign_keys = on;
create temp table old_speakers as
select id, slug, name, name_key, join_key, kind, identity, same_as, quote_count, article_count, version from speakers;
drop table speakers;
create table speakers (
  id integer primary key autoincrement,
  slug text not null unique,
  name text not null,
  name_key text not null, -- the name folded, by which lists are sorted
  kind text not null check (kind in ('person', 'organisation', 'group', 'document')),
  identity text not null default 'assumed' check (identity in ('assumed', 'confirmed')),
  aliases text, -- as a person listed them; null where nobody did
  same_as text not null default '[]',
  merged_into integer references speakers (id),
  quote_count integer not null default 0,
  article_count integer not null default 0,
  version integer not null default 1
) strict;
insert into speakers (id, slug, name, name_key, kind, identity, same_as, quote_count, article_count, version)
select id, slug, name, name_key, kind, identity, same_as, quote_count, article_count, version from old_speakers;
create index speakers_by_name on speakers (name_key, id);
create index speakers_by_quotes on speakers (quote_count, id);
create index speakers_by_articles on speakers (article_count, id);
create index speakers_merged on speakers (merged_into) where merged_into is not null;

-- One speaker goes by several names, and by those of the speakers that were merged into it.
create table speaker_keys (
  join_key text primary key, -- the folded name; a single word of a person's name counts within its article alone
  speaker_id integer not null references speakers (id)
) strict, without rowid;
insert into speaker_keys (join_key, speaker_id) select join_key, id from old_speakers;
create index speaker_keys_of_speaker on speaker_keys (speaker_id);
drop table old_speakers;

create view speaker_lists as
select
  s.id as speaker_id,
  coalesce(s.aliases, (select json_group_array(n.text order by n.text)
   from (select distinct x.text from speaker_names x join articles a on a.id = x.article_id
         where x.speaker_id = s.id and x.kind = 'alias' and a.status = 'published') n)) as aliases,
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

-- The newest change of every resource, in the order of commits; the older ones of it go. Who may not see a resource sees it deleted
-- if they could see it before, and nothing of it otherwise: so it may have one row for those without a key and one for those with one.
create table changes (
  seq integer primary key autoincrement,
  audience text not null check (audience in ('everyone', 'anonymous', 'keyed')),
  type text not null check (type in ('article', 'paragraph', 'quote', 'image', 'speaker', 'author', 'publisher', 'tag')),
  target_id integer not null,
  article_id integer,
  op text not null check (op in ('created', 'updated', 'deleted')),
  revision integer,
  at text not null,
  merged_into integer
) strict;
create index changes_of_target on changes (type, target_id, audience, op);
create index changes_by_audience on changes (audience, type, seq, op);
insert into changes (audience, type, target_id, op, at)
select case when n.visible then 'everyone' else 'keyed' end, n.type, n.id, 'created', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
from (
  select 'publisher' as type, id, article_count > 0 as visible from publishers
  union all select 'author', id, article_count > 0 from authors
  union all select 'tag', id, article_count > 0 from tags
  union all select 'speaker', s.id, exists (select 1 from quote_speakers x join articles a on a.id = x.article_id where x.speaker_id = s.id and a.status = 'published') from speakers s
) n;
insert into changes (audience, type, target_id, article_id, op, revision, at)
select case when a.status = 'published' then 'everyone' else 'keyed' end, n.type, n.id, a.id, 'created', a.revision, a.updated_at
from (
  select 'article' as type, id, id as article_id from articles
  union all select 'paragraph', id, article_id from paragraphs where removed_in is null
  union all select 'quote', id, article_id from quotes where removed_in is null
  union all select 'image', id, article_id from images where removed_in is null
) n
join articles a on a.id = n.article_id;
