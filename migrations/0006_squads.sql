-- Squads: named groups inside a team that compete; and when a member was last seen, for who counts in one.

CREATE TABLE squad (
  id TEXT NOT NULL PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  name TEXT NOT NULL,
  key TEXT NOT NULL, -- the name as it is compared: names that read the same have the same
  created_by TEXT REFERENCES member (id), -- null: they are gone
  created_at BIGINT NOT NULL,
  UNIQUE (team_id, key)
);
CREATE INDEX squad_creator ON squad (created_by);

-- One squad a member at most; a squad without any is deleted.
CREATE TABLE squad_member (
  member_id TEXT NOT NULL PRIMARY KEY REFERENCES member (id),
  squad_id TEXT NOT NULL REFERENCES squad (id),
  joined_at BIGINT NOT NULL
);
CREATE INDEX squad_member_squad ON squad_member (squad_id);

ALTER TABLE member ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0; -- epoch ms of a visit, their latest or at most a day before it; 0: none since this is kept
