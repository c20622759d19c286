-- Milestones: what a member reached, each once, even if a streak ends and comes again.

CREATE TABLE milestone (
  member_id TEXT NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL, -- streak-7, streak-30, streak-100, streak-365, reviews-100, or topic
  drill_id TEXT REFERENCES drill (id), -- whose postings the streak is of; null: no streak
  topic TEXT, -- the mastered topic's slug; null: no topic
  reached_by TEXT NOT NULL, -- the answer that reached it, or for a topic the command that noticed it
  reached_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, kind)
);
CREATE INDEX milestone_time ON milestone (reached_at);

ALTER TABLE member ADD COLUMN announced INTEGER NOT NULL DEFAULT 0; -- 1: their channels see their milestones
