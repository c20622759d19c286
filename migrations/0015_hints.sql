-- Hints: when a member last saw a question's hint, and whether an answer came after one.

CREATE TABLE hint (
  member_id TEXT NOT NULL REFERENCES member (id),
  question_id TEXT NOT NULL,
  shown_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, question_id)
);

ALTER TABLE answer ADD COLUMN hinted INTEGER NOT NULL DEFAULT 0; -- 1: the hint was seen first
