-- Roles for awards: what members get on their platform for milestones, or for winning a season.

CREATE TABLE award_role (
  team_id TEXT NOT NULL REFERENCES team (id),
  award TEXT NOT NULL, -- season-winner, or a milestone's kind
  role TEXT NOT NULL, -- the role's ID on the platform
  season TEXT NOT NULL, -- the first day of the season whose winners get it next
  refused_because TEXT, -- why it couldn't be given last; null: it could, or no one was due
  retry_at BIGINT NOT NULL DEFAULT 0, -- not given before
  PRIMARY KEY (team_id, award)
);

CREATE TABLE role_due (
  member_id TEXT NOT NULL REFERENCES member (id),
  award TEXT NOT NULL,
  PRIMARY KEY (member_id, award)
);
