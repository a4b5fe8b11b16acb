-- What was read in the picture files that were sent for an article, as a JSON array: beside its source and what people changed, for every later reading of it.
alter table articles add column pictures text not null default '[]';
