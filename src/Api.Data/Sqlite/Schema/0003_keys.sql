create table keys (
  id integer primary key autoincrement, -- stands in the key itself, by which it is found
  name text not null unique,
  scope text not null check (scope in ('read', 'write', 'admin')),
  hash blob not null check (length(hash) = 32), -- SHA-256 of the secret, which is kept nowhere: 256 random bits need no salt and no slow hash
  created_at text not null,
  expires_at text, -- refused from then on
  revoked_at text
) strict;
