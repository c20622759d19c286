// A clock that was far ahead for a while leaves drills that wait for dates far ahead: they are set right.
import { firstAfterChange, MAX_AHEAD } from "../../core/drill-calendar.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { DailyDeps } from "./deps.ts";
import { forEach } from "./pages.ts";

/** What correcting drills needs. */
type ClockJumpDeps = Pick<DailyDeps, "storage" | "reportFailure">;

/** Moves each drill back that is due days later than its schedule and its last posting say. */
export async function undoClockJump(deps: ClockJumpDeps, now: number): Promise<void> {
  const { schedules, postings } = deps.storage;
  await forEach<Drill>(
    (limit, after) => schedules.later(now + MAX_AHEAD, limit, after),
    async (drill) => {
      const next = firstAfterChange(drill.schedule, now, await postings.last(drill.id));
      if (drill.next === undefined || next === undefined) return;
      if (next.at + MAX_AHEAD < drill.next.at) await schedules.moveOn(drill, next);
    },
    (error, { id }) => deps.reportFailure(error, `set drill ${id} right`),
  );
}
