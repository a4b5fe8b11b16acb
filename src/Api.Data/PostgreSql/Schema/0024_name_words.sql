-- The words of the names of authors, publishers and tags, as speakers have them: by these they are found.
alter table authors add column name_words text not null default '';
alter table publishers add column name_words text not null default '';
alter table tags add column name_words text not null default '';

insert into word_tables (name, folding, filled_up_to)
select 'authors', w.folding, case when exists (select 1 from authors) then 0 end
from word_tables w
where w.name = 'speakers'
union all
select 'publishers', w.folding, case when exists (select 1 from publishers) then 0 end
from word_tables w
where w.name = 'speakers'
union all
select 'tags', w.folding, case when exists (select 1 from tags) then 0 end
from word_tables w
where w.name = 'speakers';
