-- Postings that wait for their turn to be sent, and such of which nobody knows whether they were.
-- planned: claimed, to be sent; sending: being sent; unknown: nobody can tell whether it was sent;
-- posted: open; closing: scored, its reveal not shown yet; closed: revealed
ALTER TABLE posting DROP CONSTRAINT posting_state_check;
ALTER TABLE posting ADD CONSTRAINT posting_state_check
  CHECK (state IN ('planned', 'sending', 'unknown', 'posted', 'closing', 'closed'));
