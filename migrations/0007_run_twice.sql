-- What lets a write run again after a lost COMMIT: the ID that its caller drew, kept with what it changed.

ALTER TABLE posting ADD COLUMN claim TEXT; -- who took it, until lease_until
ALTER TABLE posting ADD COLUMN edit_claim TEXT; -- who edits its message, until edit_lease_until
ALTER TABLE correction_notice ADD COLUMN claim TEXT; -- who sends it, until lease_until
ALTER TABLE correction_notice ADD COLUMN attempts INTEGER NOT NULL DEFAULT 1; -- how often it was claimed
ALTER TABLE reminder ADD COLUMN claim TEXT; -- who moved it last
ALTER TABLE notice ADD COLUMN claim TEXT; -- the command that shows it; null: not shown yet

-- Outcomes that the changed rows no longer tell, kept for an hour.
CREATE TABLE receipt (
  id TEXT NOT NULL, -- drawn by the caller
  subject TEXT NOT NULL, -- the member, learner, drill or posting it is about
  outcome TEXT NOT NULL, -- JSON
  PRIMARY KEY (id, subject)
);
