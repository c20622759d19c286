// Corrects the future dates that a clock leaves in the database after it was far ahead.
import { firstAfterChange, latestDate, MAX_AHEAD } from "../../core/drill-calendar.ts";
import { makeId } from "../../core/id.ts";
import { nextReminder } from "../../core/reminder.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { DueReminder } from "../../ports/storage/reminders.ts";
import { type DailyDeps, drawClaim } from "./deps.ts";
import { forEach, pages } from "./pages.ts";

/** What undoing a clock jump needs. */
type ClockJumpDeps = Pick<DailyDeps, "storage" | "clock" | "random" | "reportFailure">;

/** Answers per read. */
const PAGE = 50;

/** Corrects dates that are days later than `now` (epoch ms). Reports a step that fails and continues with the next. */
export async function undoClockJump(deps: ClockJumpDeps, now: number): Promise<void> {
  const steps = {
    claims: () => deps.storage.clockJumps.undo(now),
    drills: () => moveDrillsBack(deps, now),
    reminders: () => moveRemindersBack(deps, now),
    answers: () => moveAnswersToNow(deps, now),
  };
  for (const [what, step] of Object.entries(steps))
    await step().catch((error: unknown) => deps.reportFailure(error, `undo a clock jump: ${what}`));
}

/** Moves each drill that's due days later than its schedule and last posting imply. */
async function moveDrillsBack(deps: ClockJumpDeps, now: number): Promise<void> {
  const { schedules, postings } = deps.storage;
  await forEach<Drill>(
    (limit, after) => schedules.later(now + MAX_AHEAD, limit, after),
    async (drill) => {
      const last = await postings.last(drill.id, latestDate(now));
      const next = firstAfterChange(drill.schedule, now, last);
      if (drill.next === undefined || next === undefined) return;
      if (next.at + MAX_AHEAD < drill.next.at) await schedules.moveOn(drill, next);
    },
    (error, { id }) => deps.reportFailure(error, `move drill ${id} back`),
  );
}

/** Reminders come daily, so a clock that was ahead set any reminder due later than tomorrow. */
async function moveRemindersBack(deps: ClockJumpDeps, now: number): Promise<void> {
  const { reminders } = deps.storage;
  const late = now + MAX_AHEAD;
  for await (const page of pages<DueReminder>((limit, after) => reminders.later(late, limit, after)))
    for (const due of page) {
      const wasAhead = due.lastSentAt !== undefined && due.lastSentAt > late;
      const lastSentAt = wasAhead ? undefined : due.lastSentAt;
      const nextAt = nextReminder(due, now, lastSentAt);
      await reminders.move(due, { nextAt, lastSentAt, ignored: due.ignored }, drawClaim(deps));
    }
}

/** Finds them by ID: IDs contain the time and sort by it. */
async function moveAnswersToNow({ storage, reportFailure }: ClockJumpDeps, now: number): Promise<void> {
  const { clockJumps } = storage;
  let after = makeId(now + MAX_AHEAD, () => 0);
  for (;;) {
    const ids = await clockJumps.answersAhead(now, after, PAGE);
    const failed = (error: unknown) => reportFailure(error, "move an answer to now");
    await Promise.all(ids.map((id) => clockJumps.moveAnswerToNow(id, now).catch(failed)));
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return;
    after = last;
  }
}
