-- Sources and superseded revisions, as Brotli: whole, or as they differ from another text of the article. In a table
-- with rowids, as rows of one to four KB would take a page of their own in one without. The columns in which they were
-- keep texts that no turn has packed yet, and are null for the others.
create table packed_texts (
  article_id integer not null references articles (id),
  kind text not null, -- source, state
  revision integer not null,
  base_kind text, -- the text from which it differs; null if it is whole
  base_revision integer,
  packed blob not null,
  primary key (article_id, kind, revision)
) strict;
alter table sources alter column content drop not null;

-- The id of the last article whose texts are packed; no row when all are.
create table packing_turns (
  after_id integer not null
) strict;
insert into packing_turns (after_id) select 0 where exists (select 1 from articles);
