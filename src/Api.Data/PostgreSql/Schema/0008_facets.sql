-- Who is quoted in each of many articles, to count by.
create index quote_speakers_of_article on quote_speakers (article_id, speaker_id);
