-- What can be used once: signed requests and installation states, until they would be refused for their age.

CREATE TABLE used_key (
  key TEXT NOT NULL PRIMARY KEY,
  used_by TEXT NOT NULL, -- a random ID of that use: a transaction that runs again finds its own
  expires_at BIGINT NOT NULL -- epoch ms
);
CREATE INDEX used_key_expiry ON used_key (expires_at);
