-- The last word of a person's folded name, before jr and the like: what an article calls the person alone.
alter table speakers add column name_stem text
  generated always as (
    case
      when substr(name_key, -3) in (' jr', ' sr', ' ii', ' iv') then substr(name_key, 1, length(name_key) - 3)
      when substr(name_key, -4) = ' iii' then substr(name_key, 1, length(name_key) - 4)
      else name_key
    end) virtual;
alter table speakers add column surname text
  generated always as (
    case when kind = 'person' then replace(name_stem, rtrim(name_stem, replace(name_stem, ' ', '')), '') end) virtual;
create index speakers_by_surname on speakers (surname, id) where surname is not null;

-- Speakers of one word, each of one article, who are the bearer of that surname whom its publisher quotes in the same
-- role at that time.
create table surname_joins (
  speaker_id integer not null primary key references speakers (id),
  into_id integer not null references speakers (id),
  article_id integer not null references articles (id),
  slug text not null -- which the speaker has again when the join ends
) strict, without rowid;
create index surname_joins_of_article on surname_joins (article_id);
create index surname_joins_into on surname_joins (into_id);

-- Days of a publisher whose speakers of a surname changed: who joins whom is to be looked up again for the days around.
create table surname_turns (
  publisher_id integer not null,
  surname text not null,
  published_on text not null,
  primary key (publisher_id, surname, published_on)
) strict, without rowid;
