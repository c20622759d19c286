-- What a platform last told about a member, for when it can't be asked.

ALTER TABLE member ADD COLUMN platform_zone TEXT; -- null: not told yet
ALTER TABLE member ADD COLUMN admin_at BIGINT; -- when it called them a team admin; null: it said they aren't, or nothing
