-- Each article as it is answered, rendered when it was written: as in lists, and whole, as Brotli. It holds while its
-- version is the article's; format is 0 until a turn has rendered it anew. The small column is before the large one, of
-- which nothing is then read with it. No row for a deleted article.
create table article_documents (
  article_id integer not null primary key references articles (id),
  version integer not null,
  format integer not null,
  hash text not null, -- of the whole JSON: the first 64 bits of its SHA-256, in hexadecimal
  length integer not null, -- of the whole JSON, in bytes
  slim blob not null,
  whole blob not null
) strict;
create index article_documents_format on article_documents (format);
insert into article_documents (article_id, version, format, hash, length, slim, whole)
select id, 0, 0, '', 0, x'', x'' from articles where deleted_at is null;
