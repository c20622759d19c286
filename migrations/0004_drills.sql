-- Drills that admins change, pause and remove; reminders; teams that come and go.

ALTER TABLE posting ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0; -- what it is sent for: the oldest goes first
-- One editor at a time changes a posting's message: the number of answers, then the reveal.
ALTER TABLE posting ADD COLUMN edit_lease_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE posting ADD COLUMN next_edit_at BIGINT NOT NULL DEFAULT 0;
-- An answer holds its posting's key while its transaction runs; with the state in a key, closing waits for it on
-- PostgreSQL (SQLite has one writer at a time anyway).
CREATE UNIQUE INDEX posting_gate ON posting (state, id);
ALTER TABLE posting ADD COLUMN shown_answers BIGINT NOT NULL DEFAULT 0; -- the number that its message shows

-- Pages of what is due in the same minute, oldest first.
CREATE INDEX posting_due ON posting (state, due_at, id);
CREATE INDEX drill_due_order ON drill (next_due_at, id);

ALTER TABLE drill ADD COLUMN paused_at BIGINT; -- null: not paused
ALTER TABLE drill ADD COLUMN paused_because TEXT; -- null: an admin paused it; else why Kubedrill did
ALTER TABLE drill ADD COLUMN removed_at BIGINT; -- a removed drill keeps its postings; creating one there revives it
ALTER TABLE drill ADD COLUMN contact TEXT REFERENCES member (id); -- the admin who last changed it: told of trouble
ALTER TABLE drill ADD COLUMN discussion INTEGER NOT NULL DEFAULT 0; -- 1: postings get a thread

ALTER TABLE team ADD COLUMN left_at BIGINT; -- uninstalled then; purged 30 days later

-- An account that is the same person in several teams.
CREATE INDEX member_account ON member (external_id);

-- What a member is told at their next command, once.
CREATE TABLE notice (
  id TEXT NOT NULL PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES member (id),
  markdown TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX notice_member ON notice (member_id);

-- Who wants to be reminded of due reviews, and when.
CREATE TABLE reminder (
  member_id TEXT NOT NULL PRIMARY KEY REFERENCES member (id),
  local_time TEXT NOT NULL, -- HH:MM
  zone TEXT NOT NULL,
  next_due_at BIGINT, -- null: stopped
  last_sent_at BIGINT, -- null: never
  ignored INTEGER NOT NULL -- reminders in a row after which no review was answered
);
CREATE INDEX reminder_due ON reminder (next_due_at);

-- By member, for when they go.
CREATE INDEX answer_member ON answer (member_id);
CREATE INDEX score_day_member ON score_day (member_id);
CREATE INDEX score_total_member ON score_total (member_id);

-- A platform's credentials for a team, encrypted by the application.
CREATE TABLE installation (
  platform TEXT NOT NULL,
  external_id TEXT NOT NULL,
  body TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (platform, external_id)
);
