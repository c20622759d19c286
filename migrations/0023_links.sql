-- Linked accounts: one learner can be a member on Slack and on Discord.

-- Members of one account have the same: on Discord the same person in several servers, on Slack each member alone. An
-- account keeps it when its learner changes, so that linked accounts can be separated again.
ALTER TABLE member ADD COLUMN account_id TEXT NOT NULL DEFAULT '';
UPDATE member SET account_id = learner_id;

-- Wrong link codes that a learner typed since link_tries_since (epoch ms).
ALTER TABLE learner ADD COLUMN link_tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE learner ADD COLUMN link_tries_since BIGINT NOT NULL DEFAULT 0;

-- A member's latest link code, as keyed hashes: without the key they reveal nothing.
CREATE TABLE link_code (
  member_id TEXT NOT NULL PRIMARY KEY REFERENCES member (id),
  half TEXT NOT NULL, -- of its first half: finds the codes that a wrong code may have been meant for
  whole TEXT NOT NULL,
  tries INTEGER NOT NULL, -- wrong codes with the same first half
  used INTEGER NOT NULL, -- 1: it joined two accounts
  expires_at BIGINT NOT NULL -- epoch ms
);
CREATE INDEX link_code_half ON link_code (half);
CREATE INDEX link_code_expiry ON link_code (expires_at);
