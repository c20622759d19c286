-- Reviews, confusions, drills that admit some questions only, reports and corrections.

ALTER TABLE practice ADD COLUMN kind TEXT NOT NULL DEFAULT 'quiz' CHECK (kind IN ('quiz', 'review'));

-- The concept that a wrong option would have been right for.
ALTER TABLE answer ADD COLUMN mistaken_for TEXT;
CREATE INDEX answer_question ON answer (question_id, question_version);

ALTER TABLE drill ADD COLUMN topics TEXT; -- JSON: slugs; null: all
ALTER TABLE drill ADD COLUMN difficulties TEXT; -- JSON: [1,2]; null: all

-- What a member says is wrong with a question version; one report each.
CREATE TABLE report (
  id TEXT NOT NULL PRIMARY KEY,
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  team_id TEXT NOT NULL REFERENCES team (id),
  member_id TEXT NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind IN ('wrong', 'ambiguous', 'outdated', 'typo')),
  reported_at BIGINT NOT NULL,
  UNIQUE (question_id, question_version, member_id)
);
CREATE INDEX report_team ON report (team_id);

-- What an operator, or in their own team an admin, decided of a version: earlier reports no longer count.
CREATE TABLE ruling (
  id TEXT NOT NULL PRIMARY KEY,
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  team_id TEXT REFERENCES team (id), -- null: in the whole installation
  verdict TEXT NOT NULL CHECK (verdict IN ('release', 'quarantine')),
  ruled_at BIGINT NOT NULL
);
CREATE INDEX ruling_question ON ruling (question_id, question_version);

-- A drill's next question, chosen ahead; checked again before it is sent.
CREATE TABLE plan (
  drill_id TEXT NOT NULL REFERENCES drill (id),
  date TEXT NOT NULL,
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  reason TEXT NOT NULL,
  planned_at BIGINT NOT NULL,
  PRIMARY KEY (drill_id, date)
);

-- The one message that tells a channel of a corrected question.
CREATE TABLE correction_notice (
  drill_id TEXT NOT NULL REFERENCES drill (id),
  question_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sending', 'posted')),
  lease_until BIGINT NOT NULL,
  PRIMARY KEY (drill_id, question_id, version)
);
