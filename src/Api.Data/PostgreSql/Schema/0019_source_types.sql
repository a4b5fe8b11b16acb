-- A quote in a language in which no source is looked for is not what a reviewer looks for: it stands behind all others but phrases.
drop index quotes_by_sureness;
alter table quotes drop column sureness;
alter table quotes add column sureness double precision not null
  generated always as (
    coalesce(
      confidence,
      case when method <> 'rule' then 1 when kind = 'phrase' then 2 when source_type = 'notAttempted' then 1.5 else 0 end)) stored;
create index quotes_by_sureness on quotes (sureness, article_id, number, kind, review, anchor, removed_in);
