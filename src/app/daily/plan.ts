// Choosing ahead: drills that are due within the hour get their question before its time.
import type { Drill } from "../../ports/storage/drills.ts";
import { askableByTeam } from "../practice/askable.ts";
import { planAhead } from "./choose.ts";
import { pages } from "./pages.ts";
import type { DailyWork } from "./parts.ts";

/** Questions are chosen this long before they are due, in ms. */
const PLANNED_AHEAD = 3_600_000;

export async function planDue(work: DailyWork): Promise<void> {
  const now = work.clock();
  const { schedules } = work.storage;
  const askable = askableByTeam(work);
  const due = pages<Drill>((limit, after) => schedules.unplanned(now + PLANNED_AHEAD, limit, after));
  for await (const page of due) {
    const failed = (drill: Drill, error: unknown) => work.reportFailure(error, `plan drill ${drill.id}`);
    const plans = await Promise.all(
      page.map(async (drill) => ({
        drill,
        plan: await planAhead(work, drill, askable).catch((error) => void failed(drill, error)),
      })),
    );
    // All at once, so that they share a commit: one each would hold up whoever answers.
    await Promise.all(
      plans.map(({ drill, plan }) => {
        return plan && schedules.plan(drill.id, plan, now).catch((error) => failed(drill, error));
      }),
    );
  }
}
