-- The quote that a removed one became when its words were edited. Checked at commit, as a restored export has the older
-- quote first.
alter table quotes add column replaced_by integer references quotes (id) deferrable initially deferred;
