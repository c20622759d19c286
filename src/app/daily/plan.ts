// Choosing ahead: drills that are due within the hour get their question before its time.
import type { CalendarDate } from "../../core/model.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Plan } from "../../ports/storage/schedules.ts";
import { type AskableByTeam, askableByTeam } from "../practice/askable.ts";
import { admittedBy, type ChoosingParts, choosePlan } from "./choose.ts";
import type { DailyDeps } from "./deps.ts";
import { mapEach, pages } from "./pages.ts";

/** A drill, and a date that it needs a question for. */
interface DatedDrill {
  readonly drill: Drill;
  readonly date: CalendarDate;
}

/** Questions are chosen this long before they are due, in ms. */
const PLANNED_AHEAD = 3_600_000;

/** Chooses questions for the drills that are due within the hour. */
export async function planDue(
  deps: ChoosingParts & Pick<DailyDeps, "storage" | "clock" | "reportFailure">,
): Promise<void> {
  const now = deps.clock();
  const { schedules } = deps.storage;
  const failed = (error: unknown, { id }: Drill) => deps.reportFailure(error, `plan drill ${id}`);
  async function planPage(drills: readonly Drill[]): Promise<void> {
    const dated = drills.flatMap((drill) => (drill.next ? [{ drill, date: drill.next.date }] : []));
    await choosePlans(deps, dated, await askableIn(deps, dated), now, failed);
  }
  const unplanned = pages<Drill>((limit, after) => schedules.unplanned(now + PLANNED_AHEAD, limit, after));
  for await (const page of unplanned)
    await planPage(page).catch((error: unknown) => deps.reportFailure(error, "plan drills"));
}

/**
 * The planned questions that can still be asked, and new ones for the other drills, by drill ID. Undefined for a drill
 * without any; a drill that failed is missing.
 */
export async function plansFor(
  parts: ChoosingParts,
  dated: readonly DatedDrill[],
  now: number,
  reportFailure: (error: unknown, drill: Drill) => void,
): Promise<ReadonlyMap<string, Plan | undefined>> {
  const askable = await askableIn(parts, dated);
  const planned = await readPlans(parts, dated, askable);
  const rest = dated.filter(({ drill }) => !planned.has(drill.id));
  return new Map([...planned, ...(await choosePlans(parts, rest, askable, now, reportFailure))]);
}

function askableIn(parts: ChoosingParts, dated: readonly DatedDrill[]): Promise<AskableByTeam> {
  return askableByTeam(
    parts,
    dated.map(({ drill }) => drill.teamId),
  );
}

/** The stored plans that still hold, by drill ID: no two of one team with the same question. */
async function readPlans(
  { storage }: ChoosingParts,
  dated: readonly DatedDrill[],
  askable: AskableByTeam,
): Promise<ReadonlyMap<string, Plan>> {
  const stored = await storage.schedules.findPlans(
    dated.map(({ drill, date }) => ({ drillId: drill.id, date })),
  );
  const byDrill = new Map(stored.map((plan) => [plan.drillId, plan]));
  const held = new Map<string, Plan>();
  const taken = new Set<string>();
  for (const { drill } of dated) {
    const plan = byDrill.get(drill.id);
    // Since it was planned, it may have been quarantined or changed, or the drill may have changed its topics.
    const question = askable(drill.teamId).find(({ id }) => id === plan?.questionId);
    if (plan === undefined || question?.version !== plan.version) continue;
    const inTeam = `${drill.teamId} ${plan.questionId}`;
    if (taken.has(inTeam) || admittedBy(drill, [question]).length === 0) continue;
    taken.add(inTeam);
    held.set(drill.id, plan);
  }
  return held;
}

/** Chooses questions and stores them as plans, one of each team at a time: its next drill asks something else. */
async function choosePlans(
  parts: ChoosingParts,
  dated: readonly DatedDrill[],
  askable: AskableByTeam,
  now: number,
  reportFailure: (error: unknown, drill: Drill) => void,
): Promise<ReadonlyMap<string, Plan | undefined>> {
  const plans = new Map<string, Plan | undefined>();
  for (const round of rounds(dated)) {
    const chosen = await mapEach(
      round,
      async ({ drill, date }) =>
        [drill.id, await choosePlan(parts, drill, date, askable(drill.teamId))] as const,
      (error, { drill }) => reportFailure(error, drill),
    );
    const found = chosen.flatMap(([, plan]) => plan ?? []);
    if (found.length > 0) await parts.storage.schedules.plan(found, now);
    for (const [drillId, plan] of chosen) plans.set(drillId, plan);
  }
  return plans;
}

/** The drills in rounds, with one of each team. */
function rounds(dated: readonly DatedDrill[]): readonly (readonly DatedDrill[])[] {
  const teams = [...Map.groupBy(dated, ({ drill }) => drill.teamId).values()];
  const most = Math.max(0, ...teams.map(({ length }) => length));
  return Array.from({ length: most }, (_, round) => teams.flatMap((own) => own[round] ?? []));
}
