// Claiming: each drill's question for a date is chosen and its row written, once, before anything is sent.
import { dueNow, latestDate, nextOccurrence } from "../../core/drill-calendar.ts";
import { makeId } from "../../core/id.ts";
import { shuffle } from "../../core/mark.ts";
import type { CalendarDate } from "../../core/model.ts";
import { isOvertaken } from "../../core/posting.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Claim, Plan } from "../../ports/storage/schedules.ts";
import { type DailyDeps, waitBriefly } from "./deps.ts";
import { skipForLack } from "./nothing-left.ts";
import { clicksFirst, mapEach } from "./pages.ts";
import { plansFor } from "./plan.ts";
import { type SendDeps, sendPosting } from "./send.ts";

/** What claiming and posting needs. */
type PostDeps = SendDeps & Pick<DailyDeps, "choose">;

/**
 * Claims what drills are due for, all in one write. Skips a date without a question, or whose time has been over for
 * longer than the catch-up window.
 */
export async function claimDue(
  deps: PostDeps & Pick<DailyDeps, "reportFailure">,
  drills: readonly Drill[],
  now: number,
): Promise<void> {
  if (drills.length === 0) return;
  const { schedules, postings } = deps.storage;
  const failed = (error: unknown, { id }: Drill) => deps.reportFailure(error, `claim for drill ${id}`);
  const slots = (await mapEach(drills, async (drill) => slotsOf(drill, now, deps.catchUp), failed)).flat();
  const dated = slots.flatMap(({ drill, due }) => (due ? [{ drill, date: due.date }] : []));
  const plans = await plansFor(deps, dated, now, failed);
  const claims = await mapEach(
    slots,
    async ({ drill, due, next }) => {
      const plan = plans.get(drill.id);
      if (due === undefined) await schedules.moveOn(drill, next);
      else if (plan !== undefined)
        return [claimOf(deps, plan, { id: makeId(now, deps.random), drill, due, next, now })];
      else if (plans.has(drill.id)) await skipForLack(deps, drill, next, now);
      return [];
    },
    (error, { drill }) => failed(error, drill),
  );
  const wanted = claims.flat();
  if (wanted.length === 0) return;
  // Reading and claiming a page without a pause would block clicks longer.
  await clicksFirst();
  await postings.claim(wanted);
}

/** A drill with what it's due for and the occurrence after it; none if it's never due. */
function slotsOf(drill: Drill, now: number, catchUp: number) {
  return drill.next === undefined ? [] : [{ drill, ...dueNow(drill.schedule, drill.next, now, catchUp) }];
}

export type PostedNow =
  | "posted"
  | "posted today already"
  | "posted ahead"
  | "on its way"
  | "unknown"
  | "nothing to ask"
  /** Sent, perhaps: it is looked for later. */
  | "not confirmed"
  | "failed";

/**
 * Posts a drill's question for today at once, as the posting with this ID. Resolves within seconds, also where the
 * platform asks to wait.
 */
export async function postNow(deps: PostDeps, drill: Drill, now: number, id: string): Promise<PostedNow> {
  const date = calendarDate(now, drill.schedule.zone);
  if (isOvertaken(date, await deps.storage.postings.last(drill.id, latestDate(now)), now))
    return "posted ahead";
  const plans = await plansFor(deps, [{ drill, date }], now, (error) => {
    throw error;
  });
  const plan = plans.get(drill.id);
  if (plan === undefined) return "nothing to ask";
  const next = nextOccurrence(drill.schedule, now, date);
  const claim = claimOf(deps, plan, { id, drill, due: { date, at: now }, next, now, byHand: true });
  const [posting] = await deps.storage.postings.claim([claim]);
  if (posting === undefined) return claimedBefore(deps, drill, date);
  const sending = Promise.withResolvers<void>();
  deps.inBackground(`send posting ${posting.id}`, () => sendPosting(deps, posting).finally(sending.resolve));
  await waitBriefly(sending.promise, deps.timers);
  const sent = await deps.storage.postings.find(posting.id);
  if (sent?.state === "posted") return "posted";
  return sent?.state === "sending" ? "not confirmed" : "failed";
}

/** What became of a date's question that was claimed before. */
async function claimedBefore({ storage }: PostDeps, drill: Drill, date: CalendarDate): Promise<PostedNow> {
  const open = await storage.postings.open(drill.id);
  const state = open.find((posting) => posting.date === date)?.state;
  if (state === "unknown") return "unknown";
  return state === "planned" || state === "sending" ? "on its way" : "posted today already";
}

function claimOf(
  { curriculum, random }: PostDeps,
  { questionId, version, reason }: Plan,
  claiming: Pick<Claim, "id" | "drill" | "due" | "next" | "now" | "byHand">,
): Claim {
  const options = curriculum.questions.get(questionId)?.options ?? [];
  return {
    ...claiming,
    question: { id: questionId, version },
    order: shuffle(options.length, random),
    reason,
  };
}
