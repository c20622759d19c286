-- A squad has the points that its members earned in it; and its captain can remove members.

ALTER TABLE answer ADD COLUMN squad_id TEXT; -- the member's squad when they answered; it can have ended since
UPDATE answer SET squad_id = (
  SELECT squad_member.squad_id FROM squad_member
  WHERE squad_member.member_id = answer.member_id AND squad_member.joined_at <= answer.answered_at)
WHERE kind = 'daily' AND member_id IN (SELECT member_id FROM squad_member);

-- Rollups of closed postings, as score_day and score_total are: a member's points in each squad they were in.
CREATE TABLE squad_score_day (
  squad_id TEXT NOT NULL REFERENCES squad (id),
  member_id TEXT NOT NULL REFERENCES member (id),
  date TEXT NOT NULL,
  points BIGINT NOT NULL,
  PRIMARY KEY (squad_id, date, member_id)
);
CREATE INDEX squad_score_day_member ON squad_score_day (member_id);
INSERT INTO squad_score_day (squad_id, member_id, date, points)
SELECT answer.squad_id, answer.member_id, posting.date, CAST(SUM(CASE
    WHEN EXISTS (SELECT 1 FROM amendment WHERE amendment.answer_id = answer.id AND amendment.kind = 'void') THEN 0
    WHEN EXISTS (SELECT 1 FROM amendment WHERE amendment.answer_id = answer.id AND amendment.kind = 'credit')
      THEN CASE WHEN answer.open_book = 1 THEN 5 ELSE 10 END
    ELSE answer.points END) AS BIGINT)
FROM answer JOIN posting ON posting.id = answer.posting_id
WHERE answer.squad_id IS NOT NULL AND posting.state IN ('closing', 'closed')
GROUP BY answer.squad_id, answer.member_id, posting.date;

CREATE TABLE squad_score_total (
  squad_id TEXT NOT NULL REFERENCES squad (id),
  member_id TEXT NOT NULL REFERENCES member (id),
  points BIGINT NOT NULL,
  PRIMARY KEY (squad_id, member_id)
);
CREATE INDEX squad_score_total_member ON squad_score_total (member_id);
INSERT INTO squad_score_total (squad_id, member_id, points)
SELECT squad_id, member_id, CAST(SUM(points) AS BIGINT) FROM squad_score_day GROUP BY squad_id, member_id;

-- Members whom a squad's captain removed: they can't join it until the captain lets them.
CREATE TABLE squad_block (
  squad_id TEXT NOT NULL REFERENCES squad (id),
  member_id TEXT NOT NULL REFERENCES member (id),
  blocked_at BIGINT NOT NULL,
  PRIMARY KEY (squad_id, member_id)
);
CREATE INDEX squad_block_member ON squad_block (member_id);
