-- Lists, tables, embedded posts and footnotes of a paragraph, as JSON; null for none.
alter table paragraphs add column structure text;

-- Everything in a source that is not in its article, by kind, as JSON.
alter table sources add column left_out text not null default '[]';

-- The kinds of it, by which articles are found and counted.
create table article_left_out (
  article_id bigint not null references articles (id),
  kind text not null,
  sort_at timestamptz not null,
  primary key (article_id, kind)
);
create index article_left_out_by_kind on article_left_out (kind, sort_at, article_id);
