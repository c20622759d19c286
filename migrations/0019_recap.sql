-- Weekly recaps: at most one per drill and week.

ALTER TABLE drill ADD COLUMN recap INTEGER NOT NULL DEFAULT 1; -- 1: its channel gets a recap of each week

CREATE TABLE recap (
  drill_id TEXT NOT NULL REFERENCES drill (id),
  week TEXT NOT NULL, -- its Monday
  last_date TEXT NOT NULL, -- its Sunday
  -- waiting: to be sent once the week is over; sending: being sent; unknown: no one can tell whether it was sent;
  -- empty: no one answered, so none is sent
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unknown', 'posted', 'empty')),
  due_at BIGINT NOT NULL, -- not sent before, nor hours later
  claim TEXT, -- who sends it, until lease_until
  lease_until BIGINT NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0, -- claims since it was last known not to be sent
  PRIMARY KEY (drill_id, week)
);
CREATE INDEX recap_due ON recap (state, due_at);
