-- What people set for themselves, and how their teams see them.

ALTER TABLE learner ADD COLUMN daily_cap INTEGER; -- reviews a day; null: the usual number

ALTER TABLE member ADD COLUMN pseudonym TEXT; -- null: never drawn; once drawn it is kept, hidden or not
ALTER TABLE member ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0; -- 1: boards show the pseudonym
ALTER TABLE member ADD COLUMN named INTEGER NOT NULL DEFAULT 0; -- 1: reveals name them where they were right
CREATE UNIQUE INDEX member_pseudonym ON member (team_id, pseudonym);

-- An answer holds its learner's key while its transaction runs; with another column in a key, deleting the learner
-- waits for it on PostgreSQL, as closing does for posting_gate.
CREATE UNIQUE INDEX learner_gate ON learner (id, created_at);
