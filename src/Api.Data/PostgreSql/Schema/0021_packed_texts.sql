-- Sources and superseded revisions, as Brotli: whole, or as they differ from another text of the article. The columns in
-- which they were keep texts that no turn has packed yet, and are null for the others.
create table packed_texts (
  article_id bigint not null references articles (id),
  kind text not null, -- source, state
  revision integer not null,
  base_kind text, -- the text from which it differs; null if it is whole
  base_revision integer,
  packed bytea not null,
  primary key (article_id, kind, revision)
);
-- It is compressed already.
alter table packed_texts alter column packed set storage external;
alter table sources alter column content drop not null;

-- The id of the last article whose texts are packed; no row when all are.
create table packing_turns (
  after_id bigint not null
);
insert into packing_turns (after_id) select 0 where exists (select 1 from articles);
