// A drill with no question left: its date is skipped, and its contact hears why, once.
import type { Occurrence } from "../../core/drill-calendar.ts";
import type { Curriculum } from "../../core/model.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Storage } from "../../ports/storage/storage.ts";
import { type Lack, nothingLeft } from "../drill/trouble-view.ts";
import { admittedBy } from "./choose.ts";
import type { DailyDeps } from "./deps.ts";
import { type NewsDeps, storeNotice, tellContact } from "./stop-drill.ts";

/** What skipping a date needs. */
type LackDeps = NewsDeps & Pick<DailyDeps, "curriculum">;

/** Skips a drill's date. The contact hears of it again only after the drill has asked a question, or was changed. */
export async function skipForLack(
  deps: LackDeps,
  drill: Drill,
  next: Occurrence | undefined,
  now: number,
): Promise<void> {
  const { schedules, notices } = deps.storage;
  if (drill.nothingLeftAt !== undefined) {
    await schedules.moveOn(drill, next);
    return;
  }
  const blocks = nothingLeft(drill, await lackOf(deps, drill));
  const news = { id: `nothing-left:${drill.id}:${now}`, blocks };
  await storeNotice(deps, drill, news);
  if (await schedules.skip(drill, next, now)) tellContact(deps, { ...drill, drillId: drill.id }, news);
  else await notices.drop(news.id);
}

interface LackParts {
  readonly storage: Pick<Storage, "reports">;
  readonly curriculum: Curriculum;
}

/** Why a drill has no question: how many fit it, and who took them out. */
export async function lackOf({ storage, curriculum }: LackParts, drill: Drill): Promise<Lack> {
  const fitting = admittedBy(drill, [...curriculum.questions.values()]);
  const quarantined = await storage.reports.quarantined([drill.teamId]);
  const everywhere = fitting.filter(({ id, version }) =>
    quarantined.some(
      (one) => one.scope === "installation" && one.questionId === id && one.version === version,
    ),
  ).length;
  return { fitting: fitting.length, everywhere };
}
