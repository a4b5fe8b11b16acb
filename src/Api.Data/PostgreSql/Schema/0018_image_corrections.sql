-- People's words about images, as JSON, which later imports and readings do not undo.
alter table articles add column image_corrections text not null default '[]';
