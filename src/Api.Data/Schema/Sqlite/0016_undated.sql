-- An article whose date is not known sorts as the oldest. It sorted by when it came in, and so stood before the newest.
-- Not the first day of all: drivers send that as minus infinity.
update articles set sort_at = '0001-01-02T00:00:00.000Z' where published_at is null and published_on is null;
update article_authors set sort_at = '0001-01-02T00:00:00.000Z'
where article_id in (select a.id from articles a where a.published_at is null and a.published_on is null);
update article_tags set sort_at = '0001-01-02T00:00:00.000Z'
where article_id in (select a.id from articles a where a.published_at is null and a.published_on is null);
update quote_speakers set sort_at = '0001-01-02T00:00:00.000Z'
where article_id in (select a.id from articles a where a.published_at is null and a.published_on is null);
