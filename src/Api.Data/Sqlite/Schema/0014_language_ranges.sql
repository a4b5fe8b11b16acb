-- Articles are asked for by ranges of languages: en has en-GB. All that begin with one subtag stand together, the newest at the end.
create index articles_by_language_range on articles (rtrim(substr(language, 1, 3), '-'), sort_at, id, status, language);
drop index articles_by_language;
