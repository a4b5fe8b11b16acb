-- Instants are RFC 3339 text in UTC with milliseconds, so that text order is time order. Ids are never reused: hence autoincrement.

create table publishers (
  id integer primary key autoincrement,
  slug text not null unique,
  name text not null,
  name_key text not null unique, -- the name folded: what makes two spellings one publisher
  url text,
  article_count integer not null default 0,
  version integer not null default 1
) strict;

create table authors (
  id integer primary key autoincrement,
  slug text not null unique,
  name text not null,
  name_key text not null unique,
  article_count integer not null default 0,
  version integer not null default 1
) strict;

create table tags (
  id integer primary key autoincrement,
  slug text not null unique,
  name text not null,
  name_key text not null unique,
  article_count integer not null default 0,
  version integer not null default 1
) strict;

create table speakers (
  id integer primary key autoincrement,
  slug text not null unique,
  name text not null,
  name_key text not null, -- the name folded, by which lists are sorted
  join_key text not null unique, -- what makes two articles' mentions one speaker: the folded name; a single word of a person's name counts within its article alone
  kind text not null check (kind in ('person', 'organisation', 'group', 'document')),
  identity text not null default 'assumed' check (identity in ('assumed', 'confirmed')),
  same_as text not null default '[]',
  quote_count integer not null default 0,
  article_count integer not null default 0,
  version integer not null default 1
) strict;
create index speakers_by_name on speakers (name_key, id);
create index speakers_by_quotes on speakers (quote_count, id);
create index speakers_by_articles on speakers (article_count, id);

create table articles (
  id integer primary key autoincrement,
  slug text not null unique,
  title text,
  display_title text not null,
  subtitle text,
  summary text,
  byline text,
  publisher_id integer references publishers (id),
  section text,
  language text,
  published_at text,
  published_on text,
  published_text text,
  sort_at text not null, -- published_at, else the start of published_on in UTC, else created_at
  modified_at text,
  dateline text,
  canonical_url text,
  external_id text,
  license text,
  usage_terms text,
  status text not null check (status in ('draft', 'published', 'withheld')),
  revision integer not null,
  version integer not null,
  word_count integer not null,
  paragraph_count integer not null,
  quote_count integer not null,
  image_count integer not null,
  about_heading text,
  about_text text,
  text_hash text not null,
  editorial_hash text not null, -- of all that was read but the quotes: when it changes, so does the revision
  reading_hash text not null, -- of all that was read
  created_at text not null,
  updated_at text not null
) strict;
create index articles_by_publication on articles (status, sort_at, id);
create index articles_by_update on articles (status, updated_at, id);
create index articles_by_creation on articles (status, created_at, id);
create unique index articles_by_external_id on articles (external_id, publisher_id) where external_id is not null;
create unique index articles_by_url on articles (canonical_url) where canonical_url is not null;
create index articles_by_text on articles (text_hash);
-- The status at the end lets them count without the rows.
create index articles_by_publisher on articles (publisher_id, sort_at, id, status);
create index articles_by_section on articles (section, sort_at, id, status);
create index articles_by_language on articles (language, sort_at, id, status);

-- Every source as it came, byte for byte, one for each revision that it made.
create table sources (
  article_id integer not null references articles (id),
  revision integer not null,
  media_type text not null,
  sha256 text not null,
  received_at text not null,
  given text not null, -- what the sender said beside the source, as JSON
  content blob not null, -- the last column: to read one behind it, SQLite goes through all of it
  primary key (article_id, revision)
) strict, without rowid;

-- What articles name is kept with the article's sort_at, so that a list of those that name one thing walks an index, however many there are.
create table article_authors (
  article_id integer not null references articles (id),
  position integer not null,
  author_id integer not null references authors (id),
  sort_at text not null,
  primary key (article_id, position)
) strict, without rowid;
create index article_authors_by_author on article_authors (author_id, sort_at, article_id);

create table article_tags (
  article_id integer not null references articles (id),
  position integer not null,
  tag_id integer not null references tags (id),
  sort_at text not null,
  primary key (article_id, position)
) strict, without rowid;
create index article_tags_by_tag on article_tags (tag_id, sort_at, article_id);

-- Parts of an article keep their row when a revision drops them, so that their address can say that they are gone.
create table paragraphs (
  id integer primary key autoincrement,
  article_id integer not null references articles (id),
  number integer not null,
  kind text not null check (kind in ('paragraph', 'heading', 'blockquote', 'listItem')),
  level integer,
  text text not null,
  marks text not null default '[]',
  word_count integer not null,
  text_hash text not null,
  revision integer not null, -- the first revision that has it
  removed_in integer -- the first revision that no longer has it
) strict;
create index paragraphs_of_article on paragraphs (article_id, number, kind, removed_in);

create table quotes (
  id integer primary key autoincrement,
  article_id integer not null references articles (id),
  paragraph_id integer not null references paragraphs (id),
  number integer not null,
  text text not null,
  kind text not null check (kind in ('direct', 'mixed', 'phrase', 'indirect')),
  source_type text not null check (source_type in ('named', 'unnamed', 'document', 'none')),
  mention_text text,
  mention_paragraph_id integer references paragraphs (id),
  mention_start integer,
  mention_end integer,
  mention_start_utf16 integer,
  mention_end_utf16 integer,
  cue_text text,
  cue_paragraph_id integer references paragraphs (id),
  cue_start integer,
  cue_end integer,
  cue_start_utf16 integer,
  cue_end_utf16 integer,
  descriptor text,
  on_behalf_of text,
  addressee text,
  medium text,
  attribution_confidence real,
  resolution_confidence real,
  confidence real, -- the smaller of the two, by which lists are filtered
  method text not null check (method in ('rule', 'declared', 'manual')),
  review text not null check (review in ('unreviewed', 'confirmed', 'rejected')),
  utterance_id integer,
  utterance_part integer not null,
  utterance_parts integer not null,
  place_start integer not null,
  place_end integer not null,
  place_start_utf16 integer not null,
  place_end_utf16 integer not null,
  prefix text not null,
  suffix text not null,
  anchor text not null check (anchor in ('exact', 'moved', 'lost')),
  revision integer not null,
  removed_in integer
) strict;
-- All that lists filter by: a row that is not listed is not read. Of removed ones too, which a new revision must find.
create index quotes_of_article on quotes (article_id, number, kind, review, anchor, confidence, removed_in);
create index quotes_of_paragraph on quotes (paragraph_id) where removed_in is null;

create table quote_speakers (
  quote_id integer not null references quotes (id),
  position integer not null,
  speaker_id integer not null references speakers (id),
  article_id integer not null references articles (id),
  sort_at text not null,
  primary key (quote_id, position)
) strict, without rowid;
create index quote_speakers_by_speaker on quote_speakers (speaker_id, sort_at, article_id);

-- The names and descriptions that each article gives a speaker.
create table speaker_names (
  article_id integer not null references articles (id),
  speaker_id integer not null references speakers (id),
  kind text not null check (kind in ('alias', 'descriptor')),
  text text not null,
  primary key (article_id, speaker_id, kind, text)
) strict, without rowid;
create index speaker_names_by_speaker on speaker_names (speaker_id, kind, text);

create table images (
  id integer primary key autoincrement,
  article_id integer not null references articles (id),
  position integer not null,
  after_paragraph integer,
  role text not null,
  url text,
  caption text,
  credit text,
  creator text,
  copyright text,
  license text,
  alt text,
  width integer,
  height integer,
  media_type text,
  taken_at text,
  location text,
  sha256 text,
  raw text,
  metadata text not null default '{}',
  revision integer not null,
  removed_in integer
) strict;
create index images_of_article on images (article_id, position) where removed_in is null;

-- Every slug that was ever given; the newest of a resource stands in its own row. None is given twice.
create table slugs (
  noun text not null check (noun in ('article', 'speaker', 'author', 'publisher', 'tag')),
  slug text not null,
  target_id integer not null,
  primary key (noun, slug)
) strict, without rowid;
