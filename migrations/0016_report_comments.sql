-- Reports of something else, in the member's own words. SQLite can't change a CHECK, so the table is rebuilt.
CREATE TABLE report_new (
  id TEXT NOT NULL PRIMARY KEY,
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  team_id TEXT NOT NULL REFERENCES team (id),
  member_id TEXT NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind IN ('wrong', 'ambiguous', 'outdated', 'typo', 'other')),
  reported_at BIGINT NOT NULL,
  comment TEXT, -- null: none
  UNIQUE (question_id, question_version, member_id)
);
INSERT INTO report_new (id, question_id, question_version, team_id, member_id, kind, reported_at)
SELECT id, question_id, question_version, team_id, member_id, kind, reported_at FROM report;
DROP TABLE report;
ALTER TABLE report_new RENAME TO report;
CREATE INDEX report_team ON report (team_id);
CREATE INDEX report_member ON report (member_id, reported_at);
