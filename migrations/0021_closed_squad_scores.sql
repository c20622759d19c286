-- Closed squad scores stay: when a member's data is deleted, and when a squad ends.

ALTER TABLE squad ADD COLUMN captain TEXT REFERENCES member (id); -- whom the captain before chose; null: no one
CREATE INDEX squad_captain ON squad (captain);
ALTER TABLE squad ADD COLUMN ended INTEGER NOT NULL DEFAULT 0; -- 1: without members; its key is then `ended:` and its ID

-- What deleted members had earned in a squad in a period that was over: a sum each, of up to three, and no member.
CREATE TABLE squad_kept (
  squad_id TEXT NOT NULL REFERENCES squad (id),
  period TEXT NOT NULL CHECK (period IN ('week', 'month', 'season')),
  from_date TEXT NOT NULL, -- the period's first day
  place BIGINT NOT NULL, -- 1: the best one
  points BIGINT NOT NULL,
  PRIMARY KEY (squad_id, period, from_date, place)
);
