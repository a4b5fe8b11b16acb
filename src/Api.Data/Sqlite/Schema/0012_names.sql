-- An author, publisher or tag goes by several names: those it was renamed from, and those of what was merged into it. So what makes two spellings one has a table of its
-- own, as with speakers, and name_key only sorts lists, by which C, C++ and C# are equal.
create table name_keys (
  noun text not null,
  join_key text not null, -- the name folded so that nothing but spelling is lost
  target_id integer not null,
  primary key (noun, join_key)
) strict, without rowid;
create index name_keys_of_target on name_keys (noun, target_id);

-- Of which authors, publishers and tags articles are yet to follow, some at a time.
create table name_turns (
  noun text not null,
  target_id integer not null,
  into_id integer, -- what it is merged into; null where it is called otherwise
  after_at text, -- those that have followed, in the order of publication, up to this
  after_id integer,
  primary key (noun, target_id)
) strict, without rowid;

-- SQLite takes no constraint away from a table: each is made anew, under the name by which others refer to it.
pragma defer_foreign_keys = on;

create temp table old_publishers as select id, slug, name, name_key, url, article_count, version from publishers;
drop table publishers;
create table publishers (
  id integer primary key autoincrement,
  slug text not null unique,
  name text not null,
  name_key text not null, -- the name folded, by which lists are sorted
  url text,
  url_by_person integer not null default 0, -- a person said which: no import says another
  merged_into integer references publishers (id),
  article_count integer not null default 0,
  version integer not null default 1
) strict;
insert into publishers (id, slug, name, name_key, url, article_count, version)
select id, slug, name, name_key, url, article_count, version from old_publishers;
drop table old_publishers;
create index publishers_by_name on publishers (name_key, id);
create index publishers_merged on publishers (merged_into) where merged_into is not null;

create temp table old_authors as select id, slug, name, name_key, article_count, version from authors;
drop table authors;
create table authors (
  id integer primary key autoincrement,
  slug text not null unique,
  name text not null,
  name_key text not null, -- the name folded, by which lists are sorted
  merged_into integer references authors (id),
  article_count integer not null default 0,
  version integer not null default 1
) strict;
insert into authors (id, slug, name, name_key, article_count, version)
select id, slug, name, name_key, article_count, version from old_authors;
drop table old_authors;
create index authors_by_name on authors (name_key, id);
create index authors_merged on authors (merged_into) where merged_into is not null;

create temp table old_tags as select id, slug, name, name_key, article_count, version from tags;
drop table tags;
create table tags (
  id integer primary key autoincrement,
  slug text not null unique,
  name text not null,
  name_key text not null, -- the name folded, by which lists are sorted
  merged_into integer references tags (id),
  article_count integer not null default 0,
  version integer not null default 1
) strict;
insert into tags (id, slug, name, name_key, article_count, version)
select id, slug, name, name_key, article_count, version from old_tags;
drop table old_tags;
create index tags_by_name on tags (name_key, id);
create index tags_merged on tags (merged_into) where merged_into is not null;
