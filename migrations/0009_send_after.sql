-- A planned posting is not sent before send_after (epoch ms). lease_until has one meaning: until when a claim holds
-- the posting; 0 where none does.
ALTER TABLE posting ADD COLUMN send_after BIGINT NOT NULL DEFAULT 0;
UPDATE posting SET send_after = lease_until, lease_until = 0 WHERE state = 'planned';
