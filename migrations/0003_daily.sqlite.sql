-- Postings that wait for their turn to be sent, and such of which nobody knows whether they were.
-- SQLite cannot change a CHECK, so the table is built anew; foreign keys are off meanwhile.
CREATE TABLE posting_new (
  id TEXT NOT NULL PRIMARY KEY,
  drill_id TEXT NOT NULL REFERENCES drill (id),
  team_id TEXT NOT NULL REFERENCES team (id),
  date TEXT NOT NULL,
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  option_order TEXT NOT NULL, -- JSON: option indexes in the order shown
  reason TEXT NOT NULL,
  feedback TEXT NOT NULL CHECK (feedback IN ('instant', 'at_close')),
  -- planned: claimed, to be sent; sending: being sent; unknown: nobody can tell whether it was sent;
  -- posted: open; closing: scored, its reveal not shown yet; closed: revealed
  state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'unknown', 'posted', 'closing', 'closed')),
  lease_until BIGINT NOT NULL, -- planned: not sent before; sending: looked after by others from then on
  message TEXT, -- the platform's reference, once it is posted
  opened_at BIGINT NOT NULL,
  closes_at BIGINT, -- null: at the drill's next posting
  closed_at BIGINT,
  tally TEXT, -- JSON: answers per option index, frozen at close
  UNIQUE (drill_id, date),
  FOREIGN KEY (question_id, question_version) REFERENCES question_version (question_id, version)
);
INSERT INTO posting_new (id, drill_id, team_id, date, question_id, question_version, option_order, reason, feedback,
  state, lease_until, message, opened_at, closes_at, closed_at, tally)
SELECT id, drill_id, team_id, date, question_id, question_version, option_order, reason, feedback,
  state, lease_until, message, opened_at, closes_at, closed_at, tally FROM posting;
DROP TABLE posting;
ALTER TABLE posting_new RENAME TO posting;
CREATE INDEX posting_team ON posting (team_id, date);
CREATE INDEX posting_state ON posting (state, lease_until);
