-- Portable: runs on SQLite and PostgreSQL. Instants are epoch milliseconds (…_at), dates YYYY-MM-DD,
-- flags 0 or 1, ids 20 base32 characters made by the application.

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE team (
  id TEXT NOT NULL PRIMARY KEY,
  platform TEXT NOT NULL,
  external_id TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (platform, external_id)
);

CREATE TABLE learner (
  id TEXT NOT NULL PRIMARY KEY,
  zone TEXT, -- the learner's own setting, else the platform's; null: the first drill's
  created_at BIGINT NOT NULL
);

CREATE TABLE member (
  id TEXT NOT NULL PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  learner_id TEXT NOT NULL REFERENCES learner (id),
  external_id TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (team_id, external_id)
);
CREATE INDEX member_learner ON member (learner_id);

CREATE TABLE drill (
  id TEXT NOT NULL PRIMARY KEY,
  team_id TEXT NOT NULL REFERENCES team (id),
  channel TEXT NOT NULL,
  local_time TEXT NOT NULL,
  zone TEXT NOT NULL,
  weekdays TEXT NOT NULL, -- JSON: [1,2,3,4,5], 1 = Monday
  holidays TEXT NOT NULL, -- JSON: ["2026-12-25"]
  feedback TEXT NOT NULL CHECK (feedback IN ('instant', 'at_close')),
  closes_after_hours INTEGER, -- null: at the next posting
  next_due_at BIGINT, -- null: paused, or never due
  next_due_date TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (team_id, channel)
);
CREATE INDEX drill_due ON drill (next_due_at);

-- Every question version that was ever loaded, whole: postings and answers point at it.
CREATE TABLE question_version (
  question_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  stored_at BIGINT NOT NULL,
  PRIMARY KEY (question_id, version)
);

CREATE TABLE posting (
  id TEXT NOT NULL PRIMARY KEY,
  drill_id TEXT NOT NULL REFERENCES drill (id),
  team_id TEXT NOT NULL REFERENCES team (id),
  date TEXT NOT NULL,
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  option_order TEXT NOT NULL, -- JSON: option indexes in the order shown
  reason TEXT NOT NULL,
  feedback TEXT NOT NULL CHECK (feedback IN ('instant', 'at_close')),
  -- sending: claimed; posted: open; closing: scored, its reveal not shown yet; closed: revealed
  state TEXT NOT NULL CHECK (state IN ('sending', 'posted', 'closing', 'closed')),
  lease_until BIGINT NOT NULL,
  message TEXT, -- the platform's reference, once it is posted
  opened_at BIGINT NOT NULL,
  closes_at BIGINT, -- null: at the drill's next posting
  closed_at BIGINT,
  tally TEXT, -- JSON: answers per option index, frozen at close
  UNIQUE (drill_id, date),
  FOREIGN KEY (question_id, question_version) REFERENCES question_version (question_id, version)
);
CREATE INDEX posting_team ON posting (team_id, date);
CREATE INDEX posting_state ON posting (state, lease_until);

-- A run of practice questions in one private message.
CREATE TABLE practice (
  id TEXT NOT NULL PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES member (id),
  questions TEXT NOT NULL, -- JSON: [{"id", "version", "order"}]
  created_at BIGINT NOT NULL
);
CREATE INDEX practice_member ON practice (member_id);

CREATE TABLE answer (
  id TEXT NOT NULL PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES member (id),
  learner_id TEXT NOT NULL REFERENCES learner (id),
  posting_id TEXT REFERENCES posting (id),
  practice_id TEXT REFERENCES practice (id),
  question_id TEXT NOT NULL,
  question_version INTEGER NOT NULL,
  option_index INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  open_book INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('daily', 'quiz', 'review')),
  points INTEGER NOT NULL,
  study_day TEXT NOT NULL,
  answered_at BIGINT NOT NULL,
  UNIQUE (posting_id, member_id),
  UNIQUE (practice_id, question_id)
);
CREATE INDEX answer_card ON answer (learner_id, question_id);

CREATE TABLE amendment (
  id TEXT NOT NULL PRIMARY KEY,
  answer_id TEXT NOT NULL REFERENCES answer (id),
  kind TEXT NOT NULL CHECK (kind IN ('guessed', 'void', 'credit')),
  created_at BIGINT NOT NULL,
  UNIQUE (answer_id, kind)
);

CREATE TABLE card (
  learner_id TEXT NOT NULL REFERENCES learner (id),
  question_id TEXT NOT NULL,
  stability DOUBLE PRECISION NOT NULL,
  difficulty DOUBLE PRECISION NOT NULL,
  reviews INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  last_day TEXT NOT NULL,
  due_day TEXT NOT NULL,
  library TEXT NOT NULL,
  weight_count INTEGER NOT NULL,
  PRIMARY KEY (learner_id, question_id)
);
CREATE INDEX card_due ON card (learner_id, due_day);

-- When a member last looked a concept up: makes an answer "open book".
CREATE TABLE look_up (
  member_id TEXT NOT NULL REFERENCES member (id),
  concept TEXT NOT NULL,
  looked_up_at BIGINT NOT NULL,
  PRIMARY KEY (member_id, concept)
);

CREATE TABLE streak (
  member_id TEXT NOT NULL REFERENCES member (id),
  drill_id TEXT NOT NULL REFERENCES drill (id),
  length INTEGER NOT NULL,
  longest INTEGER NOT NULL,
  freezes INTEGER NOT NULL,
  towards_freeze INTEGER NOT NULL,
  last_date TEXT NOT NULL,
  PRIMARY KEY (member_id, drill_id)
);

-- Rollups of closed postings: standings read these, never the answers.
CREATE TABLE score_day (
  team_id TEXT NOT NULL REFERENCES team (id),
  member_id TEXT NOT NULL REFERENCES member (id),
  date TEXT NOT NULL,
  points BIGINT NOT NULL,
  answered BIGINT NOT NULL,
  correct BIGINT NOT NULL,
  PRIMARY KEY (team_id, date, member_id)
);

CREATE TABLE score_total (
  team_id TEXT NOT NULL REFERENCES team (id),
  member_id TEXT NOT NULL REFERENCES member (id),
  points BIGINT NOT NULL,
  answered BIGINT NOT NULL,
  correct BIGINT NOT NULL,
  PRIMARY KEY (team_id, member_id)
);

-- The playground's channel: what Slack or Discord would keep for us.
CREATE TABLE playground_message (
  id TEXT NOT NULL PRIMARY KEY,
  channel TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  blocks TEXT NOT NULL,
  posted_at BIGINT NOT NULL,
  edited_at BIGINT
);
CREATE INDEX playground_message_channel ON playground_message (channel, posted_at);
