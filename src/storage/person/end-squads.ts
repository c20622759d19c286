// Squads end when their last member leaves, and lose what refers to members who are deleted.
import { list, sql, type Transaction, text } from "../transaction.ts";

/**
 * Ends squads that their last member left, and returns their IDs. Their closed scores stay, and their names are free. A
 * squad without points is deleted. Of two who leave at the same moment, each would still see the other in it. So each
 * writes the squad's row, and the second one starts again.
 */
export function* endEmpty(ids: readonly string[]): Transaction<readonly string[]> {
  const left = yield sql`UPDATE squad SET name = name WHERE id IN ${list(ids)} RETURNING id`;
  if (left.length === 0) return [];
  const rows = yield sql`
    SELECT id FROM squad WHERE id IN ${list(ids)}
      AND NOT EXISTS (SELECT 1 FROM squad_member WHERE squad_member.squad_id = squad.id)`;
  const ended = rows.map((row) => text(row, "id"));
  if (ended.length === 0) return ended;
  yield sql`DELETE FROM squad_block WHERE squad_id IN ${list(ended)}`;
  yield sql`
    UPDATE squad SET ended = 1, key = 'ended:' || id, created_by = NULL, captain = NULL WHERE id IN ${list(ended)}`;
  yield sql`
    DELETE FROM squad WHERE id IN ${list(ended)}
      AND NOT EXISTS (SELECT 1 FROM squad_score_day AS day WHERE day.squad_id = squad.id)
      AND NOT EXISTS (SELECT 1 FROM squad_kept AS kept WHERE kept.squad_id = squad.id)`;
  return ended;
}

/** Removes every reference to members from squads, as part of deleting them. */
export function* removeFromSquads(memberIds: readonly string[]): Transaction<void> {
  const members = list(memberIds);
  const scored = yield sql`DELETE FROM squad_score_total WHERE member_id IN ${members} RETURNING squad_id`;
  yield sql`DELETE FROM squad_block WHERE member_id IN ${members}`;
  const left = yield sql`DELETE FROM squad_member WHERE member_id IN ${members} RETURNING squad_id`;
  yield* endEmpty([...scored, ...left].map((row) => text(row, "squad_id")));
  // A creator who handed the squad over doesn't silently lead it again when the captain is deleted.
  yield sql`
    UPDATE squad SET created_by = CASE WHEN created_by IN ${members} OR captain IN ${members} THEN NULL ELSE created_by END,
      captain = CASE WHEN captain IN ${members} THEN NULL ELSE captain END
    WHERE created_by IN ${members} OR captain IN ${members}`;
}
