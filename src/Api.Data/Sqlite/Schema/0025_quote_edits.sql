-- The first revision that had a quote; null if that is not known, as of one that had moved before.
alter table quotes add column added_in integer;
update quotes set added_in = revision where anchor = 'exact';

-- What a newer source of a published article changed in its quotations.
create table quote_edits (
  id integer primary key autoincrement,
  article_id integer not null references articles (id),
  quote_id integer not null references quotes (id), -- the quote that came of it, or that went
  former_id integer references quotes (id), -- the quote whose words were edited
  change text not null,
  revision integer not null,
  at text not null
) strict;
create index quote_edits_in_time on quote_edits (at, id);
create index quote_edits_of_article on quote_edits (article_id);
