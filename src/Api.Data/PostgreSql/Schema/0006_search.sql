-- By which words resources are found: their tokens, folded and parted by spaces before they come here. "·" stands at both ends of a text and between two, so that no
-- phrase goes from one to the next, and that there is a token that all have.

-- Positions are for the rank alone, of which few suffice: they end at 16,383, and at 256 of one word. Phrases are looked up in the tokens.
create function search_words(tokens text) returns tsvector language sql immutable strict parallel safe
as $$ select coalesce(string_agg('''' || t.token || ''':' || least(t.position, 16383), ' '), '')::tsvector from unnest(string_to_array(tokens, ' ')) with ordinality as t (token, position) where t.token <> '' $$;

create table article_search (
  rowid bigint primary key,
  title text not null,
  tokens text not null,
  words tsvector not null generated always as (setweight(search_words(title), 'A') || search_words(tokens)) stored
);
create table paragraph_search (
  rowid bigint primary key,
  tokens text not null,
  words tsvector not null generated always as (search_words(tokens)) stored
);
create table quote_search (like paragraph_search including all);
create table image_search (like paragraph_search including all);
create index article_search_by_words on article_search using gin (words);
create index paragraph_search_by_words on paragraph_search using gin (words);
create index quote_search_by_words on quote_search using gin (words);
create index image_search_by_words on image_search using gin (words);

-- As SQLite spells a search: what holds the words, the best match with the smallest rank.
create function article_search(query text) returns table (rowid bigint, rank double precision, tokens text) language sql stable parallel safe
as $$ select s.rowid, -ts_rank(s.words, query::tsquery, 1)::double precision, ' ' || s.title || ' ' || s.tokens || ' ' from article_search s where s.words @@ query::tsquery $$;
create function paragraph_search(query text) returns table (rowid bigint, rank double precision, tokens text) language sql stable parallel safe
as $$ select s.rowid, -ts_rank(s.words, query::tsquery, 1)::double precision, ' ' || s.tokens || ' ' from paragraph_search s where s.words @@ query::tsquery $$;
create function quote_search(query text) returns table (rowid bigint, rank double precision, tokens text) language sql stable parallel safe
as $$ select s.rowid, -ts_rank(s.words, query::tsquery, 1)::double precision, ' ' || s.tokens || ' ' from quote_search s where s.words @@ query::tsquery $$;
create function image_search(query text) returns table (rowid bigint, rank double precision, tokens text) language sql stable parallel safe
as $$ select s.rowid, -ts_rank(s.words, query::tsquery, 1)::double precision, ' ' || s.tokens || ' ' from image_search s where s.words @@ query::tsquery $$;

-- The words of all names of a speaker, in the same form.
alter table speakers add column name_words text not null default '';
