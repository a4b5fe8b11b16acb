-- The last word of a person's folded name, before jr and the like: what an article calls the person alone.
alter table speakers add column name_stem text collate "C"
  generated always as (regexp_replace(name_key, ' (jr|sr|ii|iii|iv)$', '')) stored;
alter table speakers add column surname text collate "C"
  generated always as (
    case
      when kind = 'person' then regexp_replace(regexp_replace(name_key, ' (jr|sr|ii|iii|iv)$', ''), '^.* ', '')
    end) stored;
create index speakers_by_surname on speakers (surname, id) where surname is not null;

-- Speakers of one word, each of one article, who are the bearer of that surname whom its publisher quotes in the same
-- role at that time.
create table surname_joins (
  speaker_id bigint primary key references speakers (id),
  into_id bigint not null references speakers (id),
  article_id bigint not null references articles (id),
  slug text collate "C" not null -- which the speaker has again when the join ends
);
create index surname_joins_of_article on surname_joins (article_id);
create index surname_joins_into on surname_joins (into_id);

-- Days of a publisher whose speakers of a surname changed: who joins whom is to be looked up again for the days around.
create table surname_turns (
  publisher_id bigint not null,
  surname text collate "C" not null,
  published_on text collate "C" not null,
  primary key (publisher_id, surname, published_on)
);
