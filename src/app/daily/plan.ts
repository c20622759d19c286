// Choosing ahead: drills that are due within the hour get their question before its time.
import type { Drill } from "../storage-port.ts";
import { planAhead } from "./choose.ts";
import { forEach } from "./pages.ts";
import type { DailyWork } from "./work.ts";

/** Questions are chosen this long before they are due, in ms. */
const PLANNED_AHEAD = 3_600_000;

export async function planDue(work: DailyWork): Promise<void> {
  const now = work.clock();
  const { schedules, reports } = work.storage;
  const disputes = await reports.disputes();
  await forEach<Drill>(
    (limit, after) => schedules.unplanned(now + PLANNED_AHEAD, limit, after),
    (drill) => planAhead(work, drill, disputes, now),
    (error, { id }) => work.reportFailure(error, `plan drill ${id}`),
  );
}
