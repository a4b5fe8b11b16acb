-- A table that keeps no texts and takes deletions by rowid ("contentless_delete") leaves the words of what was deleted in its segments, with their rows and places, until these are merged.
-- One that is told the very tokens with "delete" takes them out, and with "secure-delete" nothing is left. The old ones hold nothing that is not in the texts: they go, and the new
-- ones are filled by the program, in short turns, before anything is asked of them.
drop table article_search;
drop table paragraph_search;
drop table quote_search;
drop table image_search;
create virtual table article_search using fts5 (title, tokens, content = '', tokenize = 'ascii');
create virtual table paragraph_search using fts5 (tokens, content = '', tokenize = 'ascii');
create virtual table quote_search using fts5 (tokens, content = '', tokenize = 'ascii');
create virtual table image_search using fts5 (tokens, content = '', tokenize = 'ascii');

-- The best match has the smallest rank.
insert into article_search (article_search, rank) values ('rank', 'relevance(4)');
insert into paragraph_search (paragraph_search, rank) values ('rank', 'relevance()');
insert into quote_search (quote_search, rank) values ('rank', 'relevance()');
insert into image_search (image_search, rank) values ('rank', 'relevance()');

insert into article_search (article_search, rank) values ('secure-delete', 1);
insert into paragraph_search (paragraph_search, rank) values ('secure-delete', 1);
insert into quote_search (quote_search, rank) values ('secure-delete', 1);
insert into image_search (image_search, rank) values ('secure-delete', 1);

-- By which folding the words of articles and of speakers' names were put in, and how far: they are filled in the order of ids.
create table word_tables (
  name text primary key, -- articles, speakers
  folding integer not null,
  filled_up_to integer -- the id up to which they are in; null when all are
) strict, without rowid;

-- What erased articles had, as keyed hashes: slugs, addresses, identifiers and texts that do not come back, and slugs of names that are not given again.
-- The key is not in this file.
create table erased_marks (
  mark text primary key,
  target_id integer not null -- the article, or the name, that had it
) strict, without rowid;
