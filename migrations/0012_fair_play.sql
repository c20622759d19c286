-- Fair play: what keeps the points of an open question honest.

-- The questions that are open in a team: practice leaves them out. The same list as openStates in core/posting.ts.
CREATE INDEX posting_open ON posting (team_id, question_id) 
  WHERE state IN ('planned', 'sending', 'unknown', 'posted');

-- A learner's reviews by day: every review checks the daily cap.
CREATE INDEX answer_review ON answer (learner_id, study_day) WHERE kind = 'review';

ALTER TABLE posting ADD COLUMN concept TEXT; -- of the question version asked; null: claimed before this column existed

-- What an account did about an open posting before its data was deleted: deleting gives no advantage.
-- answered: it answered the posting; seen: it looked the concept up or saw the verdict. Deleted when the posting closes.
CREATE TABLE deleted_mark (
  posting_id TEXT NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
  account TEXT NOT NULL, -- a keyed hash of the platform and the account's ID
  fact TEXT NOT NULL CHECK (fact IN ('answered', 'seen')),
  PRIMARY KEY (posting_id, account, fact)
);
