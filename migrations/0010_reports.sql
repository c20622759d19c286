-- Reports count learners. Each question version has one ruling per team, and one for the whole installation.

ALTER TABLE team ADD COLUMN alone INTEGER NOT NULL DEFAULT 0; -- 1: one person's direct messages or own installation
UPDATE team SET alone = 1 WHERE platform = 'discord' AND external_id LIKE 'dm:%';

-- What stands: a quarantine, or a release, after which earlier reports no longer count.
CREATE TABLE ruling_new (
  place TEXT NOT NULL, -- a team's id; empty: the whole installation
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('release', 'quarantine')),
  ruled_by TEXT NOT NULL CHECK (ruled_by IN ('reports', 'admin', 'operator')),
  ruled_at BIGINT NOT NULL,
  PRIMARY KEY (place, question_id, question_version),
  FOREIGN KEY (question_id, question_version) REFERENCES question_version (question_id, version)
);
INSERT INTO ruling_new (place, question_id, question_version, verdict, ruled_by, ruled_at)
SELECT COALESCE(team_id, ''), question_id, question_version, verdict,
  CASE WHEN team_id IS NULL THEN 'operator' ELSE 'admin' END, ruled_at
FROM (
  SELECT ruling.*, ROW_NUMBER() OVER (
    PARTITION BY question_id, question_version, team_id ORDER BY ruled_at DESC, id DESC) AS latest
  FROM ruling
  WHERE EXISTS (
    SELECT 1 FROM question_version
    WHERE question_version.question_id = ruling.question_id AND question_version.version = ruling.question_version)
) AS ranked
WHERE latest = 1;
DROP TABLE ruling;
ALTER TABLE ruling_new RENAME TO ruling;
CREATE INDEX ruling_question ON ruling (question_id, question_version);

CREATE INDEX report_member ON report (member_id, reported_at);

ALTER TABLE drill ADD COLUMN nothing_left_at BIGINT; -- since when it has had no question to ask; null: it has some
