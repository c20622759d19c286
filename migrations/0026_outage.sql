-- Our own outages: a posting that people couldn't answer because of one breaks no streak.

-- When a process last reached a platform and this database: written every ten minutes.
CREATE TABLE heartbeat (
  platform TEXT NOT NULL PRIMARY KEY,
  alive_at BIGINT NOT NULL
);

CREATE TABLE outage (
  id TEXT NOT NULL PRIMARY KEY,
  platform TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  mistaken INTEGER NOT NULL DEFAULT 0, -- 1: a clock was far ahead; its postings are counted again
  settled INTEGER NOT NULL DEFAULT 0 -- 1: its postings are excused, and the streaks follow
);

ALTER TABLE posting ADD COLUMN outage_id TEXT REFERENCES outage (id); -- what excuses it; null: it counts as missed
CREATE INDEX posting_outage ON posting (drill_id, date) WHERE outage_id IS NOT NULL;
-- An outage looks for the postings that were open during it.
CREATE INDEX posting_closed ON posting (closed_at);
-- An outage recounts the streaks of its drills.
CREATE INDEX streak_drill ON streak (drill_id, member_id);
