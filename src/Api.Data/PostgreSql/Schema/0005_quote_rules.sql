-- By which rules the engine found a quote's mention and whose it is; what was read before has none until it is read again.
alter table quotes add column attribution_rule text;
alter table quotes add column resolution_rule text;

-- By which quotes are sorted, the least sure first: never null. Where the engine found no source it is not sure at all, what a sender or a person says is sure,
-- and phrases, which are nobody's words, stand behind all others, where a list passes them by.
alter table quotes add column sureness double precision not null
  generated always as (coalesce(confidence, case when method <> 'rule' then 1 when kind = 'phrase' then 2 else 0 end)) stored;
create index quotes_by_sureness on quotes (sureness, article_id, number, kind, review, anchor, removed_in);
