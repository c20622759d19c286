// Choosing ahead: drills that are due within the hour get their question before its time.
import type { Drill } from "../../ports/storage/drills.ts";
import { askableByTeam } from "../practice/askable.ts";
import { planAhead } from "./choose.ts";
import type { DailyDeps } from "./deps.ts";
import { pages } from "./pages.ts";

/** What planning ahead needs. */
type PlanDeps = Pick<DailyDeps, "storage" | "curriculum" | "choose" | "clock" | "reportFailure">;

/** Questions are chosen this long before they are due, in ms. */
const PLANNED_AHEAD = 3_600_000;

export async function planDue(deps: PlanDeps): Promise<void> {
  const now = deps.clock();
  const { schedules } = deps.storage;
  const askable = askableByTeam(deps);
  const due = pages<Drill>((limit, after) => schedules.unplanned(now + PLANNED_AHEAD, limit, after));
  for await (const page of due) for (const drills of rounds(page)) await planRound(drills);

  async function planRound(drills: readonly Drill[]): Promise<void> {
    const failed = (drill: Drill, error: unknown) => deps.reportFailure(error, `plan drill ${drill.id}`);
    const plans = await Promise.all(
      drills.map(async (drill) => ({
        drill,
        plan: await planAhead(deps, drill, askable).catch((error) => void failed(drill, error)),
      })),
    );
    // In parallel, so that they share a commit: separate commits would block people who answer.
    await Promise.all(
      plans.map(({ drill, plan }) => {
        return plan && schedules.plan(drill.id, plan, now).catch((error) => failed(drill, error));
      }),
    );
  }
}

/** The drills in rounds, with one of each team: its next one sees what was planned, and asks something else. */
function rounds(drills: readonly Drill[]): readonly (readonly Drill[])[] {
  const teams = [...Map.groupBy(drills, ({ teamId }) => teamId).values()];
  const most = Math.max(0, ...teams.map(({ length }) => length));
  return Array.from({ length: most }, (_, round) => teams.flatMap((own) => own[round] ?? []));
}
