-- An author, publisher or tag goes by several names: those it was renamed from, and those of what was merged into it. So what makes two spellings one has a table of its
-- own, as with speakers, and name_key only sorts lists, by which C, C++ and C# are equal.
create table name_keys (
  noun text collate "C" not null,
  join_key text collate "C" not null, -- the name folded so that nothing but spelling is lost
  target_id bigint not null,
  primary key (noun, join_key)
);
create index name_keys_of_target on name_keys (noun, target_id);

-- Of which authors, publishers and tags articles are yet to follow, some at a time.
create table name_turns (
  noun text collate "C" not null,
  target_id bigint not null,
  into_id bigint, -- what it is merged into; null where it is called otherwise
  after_at timestamptz, -- those that have followed, in the order of publication, up to this
  after_id bigint,
  primary key (noun, target_id)
);

alter table publishers drop constraint publishers_name_key_key;
-- 1 when a person said which: no import says another then.
alter table publishers add column url_by_person integer not null default 0;
alter table publishers add column merged_into bigint references publishers (id);
create index publishers_by_name on publishers (name_key, id);
create index publishers_merged on publishers (merged_into) where merged_into is not null;

alter table authors drop constraint authors_name_key_key;
alter table authors add column merged_into bigint references authors (id);
create index authors_by_name on authors (name_key, id);
create index authors_merged on authors (merged_into) where merged_into is not null;

alter table tags drop constraint tags_name_key_key;
alter table tags add column merged_into bigint references tags (id);
create index tags_by_name on tags (name_key, id);
create index tags_merged on tags (merged_into) where merged_into is not null;
