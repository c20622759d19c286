-- Memory models fitted to one learner (decision 036).

ALTER TABLE learner ADD COLUMN weights TEXT; -- JSON: FSRS weights, w0 first; null: the standard ones
ALTER TABLE learner ADD COLUMN weights_library TEXT; -- the optimizer that fitted them, such as "binding 0.1.2"
ALTER TABLE learner ADD COLUMN weights_reviews INTEGER; -- the graded answers they were fitted to
ALTER TABLE learner ADD COLUMN weights_since BIGINT; -- epoch ms
ALTER TABLE learner ADD COLUMN fit_reviews INTEGER; -- the graded answers when weights were last fitted, adopted or not; null: never

-- How steeply recall falls, FSRS weight 20 of the learner's own weights; null: the standard one.
ALTER TABLE card ADD COLUMN decay DOUBLE PRECISION;
