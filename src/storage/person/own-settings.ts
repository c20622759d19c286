// What people set for themselves: zone, reviews per day, how sure they want to stay, and how leaderboards and reveals show them.

import { drawPseudonym } from "../../core/leaderboard/pseudonym.ts";
import { RETENTION } from "../../core/memory.ts";
import { DEFAULT_CAP } from "../../core/review-queue.ts";
import type { OwnSettings, SettingChanges } from "../../ports/storage/people.ts";
import { replayLearner } from "../learning/cards.ts";
import { closeModel, openModel } from "../models/memory-models.ts";
import { catchUpCards } from "../models/own-weights.ts";
import {
  type Database,
  first,
  flag,
  list,
  maybeNumber,
  maybeText,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { moveReminders } from "./reminder-rows.ts";

/** A member's own settings. @throws Error if they were deleted a moment ago */
export function* readSettings(memberId: string): Transaction<OwnSettings> {
  const row = yield* first(sql`
    SELECT learner.zone, learner.daily_cap, learner.retention, member.hidden, member.named, member.announced, member.pseudonym
    FROM member JOIN learner ON learner.id = member.learner_id WHERE member.id = ${memberId}`);
  if (row === undefined) throw new Error("The member whose settings are read is gone.");
  return {
    zone: maybeText(row, "zone"),
    cap: maybeNumber(row, "daily_cap") ?? DEFAULT_CAP,
    retention: maybeNumber(row, "retention") ?? RETENTION.usual,
    hidden: flag(row, "hidden"),
    named: flag(row, "named"),
    announced: flag(row, "announced"),
    pseudonym: maybeText(row, "pseudonym"),
  };
}

/** Changes settings, and makes all cards follow a changed retention. */
export async function changeAndCatchUp(
  database: Database,
  memberId: string,
  changes: SettingChanges,
  chance: number,
  now: number,
): Promise<OwnSettings> {
  const settings = await database.write(() => changeSettings(memberId, changes, chance, now));
  if (changes.retention !== undefined) {
    const row = await database.read(() => first(sql`SELECT learner_id FROM member WHERE id = ${memberId}`));
    if (row !== undefined) await catchUpCards(database, text(row, "learner_id"));
  }
  return settings;
}

/**
 * Changes the given settings in all the learner's teams; how others see them, only in their account's teams. `chance`,
 * in [0, 1), draws a pseudonym.
 */
function* changeSettings(
  memberId: string,
  { zone, cap, retention, hidden, named, announced }: SettingChanges,
  chance: number,
  now: number,
): Transaction<OwnSettings> {
  const member = yield* first(sql`SELECT learner_id, account_id FROM member WHERE id = ${memberId}`);
  if (member === undefined) throw new Error("The member whose settings are changed is gone.");
  const learnerId = text(member, "learner_id");
  const account = text(member, "account_id");
  yield* retention === undefined ? holdLearner(learnerId) : closeModel(learnerId);
  if (zone !== undefined) {
    yield sql`UPDATE learner SET zone = ${zone.own} WHERE id = ${learnerId}`;
    // If they removed their own zone, reminders in other teams use those teams' zones.
    const { own, inForce } = zone;
    yield* moveReminders(
      learnerId,
      now,
      (id, teamZone) => own ?? (id === memberId ? inForce : (teamZone ?? inForce)),
    );
  }
  if (cap !== undefined) yield sql`UPDATE learner SET daily_cap = ${cap} WHERE id = ${learnerId}`;
  if (retention !== undefined) yield* changeRetention(learnerId, retention);
  if (hidden === true) yield* hideAccount(learnerId, account, chance);
  if (hidden === false)
    yield sql`UPDATE member SET hidden = 0 WHERE learner_id = ${learnerId} AND account_id = ${account}`;
  if (named !== undefined)
    yield sql`
      UPDATE member SET named = ${named ? 1 : 0} WHERE learner_id = ${learnerId} AND account_id = ${account}`;
  if (announced !== undefined)
    yield sql`
      UPDATE member SET announced = ${announced ? 1 : 0}
      WHERE learner_id = ${learnerId} AND account_id = ${account}`;
  return yield* readSettings(memberId);
}

/**
 * Cards follow from the log and the learner's settings, so all of them change at once. Close the model first. On PostgreSQL, this misses cards of
 * answers that were being recorded: catch up afterwards.
 */
function* changeRetention(learnerId: string, retention: number): Transaction<void> {
  const stored = retention === RETENTION.usual ? null : retention;
  yield sql`UPDATE learner SET retention = ${stored} WHERE id = ${learnerId}`;
  yield* replayLearner(learnerId);
  yield* openModel(learnerId);
}

/** Locks a learner: of two concurrent changes to their teams or settings, one starts again and sees the other's. */
export function* holdLearner(learnerId: string): Transaction<void> {
  yield sql`UPDATE learner SET zone = zone WHERE id = ${learnerId}`;
}

/** Hides an account in all its teams; a pseudonym drawn before is used again. */
export function* hideAccount(learnerId: string, account: string, chance: number): Transaction<void> {
  yield sql`UPDATE member SET hidden = 1 WHERE learner_id = ${learnerId} AND account_id = ${account}`;
  const nameless = yield sql`
    SELECT id, team_id FROM member
    WHERE learner_id = ${learnerId} AND account_id = ${account} AND pseudonym IS NULL`;
  if (nameless.length === 0) return;
  // If two draw the same pseudonym, the unique key refuses the second, who then sees the first and draws another.
  const taken = yield sql`
    SELECT team_id, pseudonym FROM member
    WHERE team_id IN ${list(nameless.map((row) => text(row, "team_id")))} AND pseudonym IS NOT NULL`;
  const drawn = nameless.map((row) => {
    const others = taken.filter(({ team_id }) => team_id === row.team_id);
    return {
      id: row.id,
      pseudonym: drawPseudonym(chance, new Set(others.map((other) => text(other, "pseudonym")))),
    };
  });
  yield sql`
    UPDATE member SET pseudonym = one.value ->> 'pseudonym'
    FROM ${rowsOf(drawn)} AS one WHERE member.id = one.value ->> 'id'`;
}
