-- What a channel refused for a reason that can pass is tried again: not before retry_at (epoch ms), then later and later.

ALTER TABLE posting ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0; -- in a row: of an edit, of the search for its message, of its thread
ALTER TABLE posting ADD COLUMN refused_because TEXT; -- the platform's reason
ALTER TABLE posting ADD COLUMN retry_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posting ADD COLUMN discussion_due INTEGER NOT NULL DEFAULT 0; -- 1: its thread was refused, and is still to be opened
CREATE INDEX posting_refused ON posting (drill_id) WHERE refusals > 0;
CREATE INDEX posting_discussion_due ON posting (id) WHERE discussion_due = 1;

ALTER TABLE correction_notice ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0; -- in a row
ALTER TABLE correction_notice ADD COLUMN refused_because TEXT;
ALTER TABLE correction_notice ADD COLUMN retry_at BIGINT NOT NULL DEFAULT 0;
