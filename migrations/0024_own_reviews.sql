-- What learners decide about their reviews: how sure they want to stay, what they know or suspended, when they're away,
-- and on which days reminders come. "Known", suspensions, and times away belong to a member, as answers do: they count for
-- the member's learner, and stay with the member if learners are joined or split.

ALTER TABLE learner ADD COLUMN retention INTEGER; -- percent, 80 to 95; null: the default
ALTER TABLE reminder ADD COLUMN weekdays TEXT; -- JSON: [1,2,3,4,5], 1 = Monday; null: every day

-- "I know this": each sets the card's due day once, in the order of the log.
CREATE TABLE known (
  id TEXT NOT NULL PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES member (id),
  question_id TEXT NOT NULL,
  study_day TEXT NOT NULL,
  known_at BIGINT NOT NULL
);
CREATE INDEX known_card ON known (member_id, question_id);

-- Questions that reviews don't ask until the learner asks for them back.
CREATE TABLE suspension (
  member_id TEXT NOT NULL REFERENCES member (id),
  question_id TEXT NOT NULL,
  suspended_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, question_id)
);

-- Times away, both dates included: no reminders, and unanswered postings don't break streaks.
CREATE TABLE away (
  id TEXT NOT NULL PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES member (id),
  first_date TEXT NOT NULL,
  last_date TEXT NOT NULL
);
CREATE INDEX away_member ON away (member_id, last_date);
