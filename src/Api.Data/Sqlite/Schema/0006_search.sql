-- By which words resources are found: their tokens, folded and parted by spaces before they come here. "·" stands at both ends of a text and between two, so that no
-- phrase goes from one to the next, and that there is a token that all have. The index alone is kept: the texts stand in their own tables.
create virtual table article_search using fts5 (title, tokens, content = '', contentless_delete = 1, tokenize = 'ascii');
create virtual table paragraph_search using fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'ascii');
create virtual table quote_search using fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'ascii');
create virtual table image_search using fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'ascii');

-- The best match has the smallest rank.
insert into article_search (article_search, rank) values ('rank', 'relevance(4)');
insert into paragraph_search (paragraph_search, rank) values ('rank', 'relevance()');
insert into quote_search (quote_search, rank) values ('rank', 'relevance()');
insert into image_search (image_search, rank) values ('rank', 'relevance()');

-- What is deleted leaves no word behind.
insert into article_search (article_search, rank) values ('secure-delete', 1);
insert into paragraph_search (paragraph_search, rank) values ('secure-delete', 1);
insert into quote_search (quote_search, rank) values ('secure-delete', 1);
insert into image_search (image_search, rank) values ('secure-delete', 1);

-- The words of all names of a speaker, in the same form.
alter table speakers add column name_words text not null default '';
