// Claiming: a drill's question for a date is chosen and its row written, once, before anything is sent.
import { dueNow, latestDate, nextOccurrence } from "../../core/drill-calendar.ts";
import { makeId } from "../../core/id.ts";
import { shuffle } from "../../core/mark.ts";
import type { CalendarDate } from "../../core/model.ts";
import { isOvertaken } from "../../core/posting.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { Claim, Plan } from "../../ports/storage/schedules.ts";
import { type AskableByTeam, askableByTeam } from "../practice/askable.ts";
import { planFor } from "./choose.ts";
import { type DailyDeps, waitBriefly } from "./deps.ts";
import { skipForLack } from "./nothing-left.ts";
import { type SendDeps, sendPosting } from "./send.ts";

/** What claiming and posting needs. */
type PostDeps = SendDeps & Pick<DailyDeps, "choose">;

/** Claims what a drill is due for; a date whose time is over since longer than the catch-up window is left out. */
export async function claimDue(
  deps: PostDeps,
  drill: Drill,
  askable: AskableByTeam,
  now: number,
): Promise<void> {
  if (drill.next === undefined) return;
  const { due, next } = dueNow(drill.schedule, drill.next, now, deps.catchUp);
  const plan = due && (await planFor(deps, drill, due.date, askable));
  if (due === undefined) await deps.storage.schedules.moveOn(drill, next);
  else if (plan === undefined) await skipForLack(deps, drill, next, now);
  else await claim(deps, plan, { id: makeId(now, deps.random), drill, due, next, now });
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
  const plan = await planFor(deps, drill, date, askableByTeam(deps));
  if (plan === undefined) return "nothing to ask";
  const next = nextOccurrence(drill.schedule, now, date);
  const posting = await claim(deps, plan, { id, drill, due: { date, at: now }, next, now, byHand: true });
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

/** The claimed posting, or undefined if someone else claimed it. */
async function claim(
  { storage, curriculum, random }: PostDeps,
  plan: Plan,
  claiming: Pick<Claim, "id" | "drill" | "due" | "next" | "now" | "byHand">,
): Promise<Posting | undefined> {
  const options = curriculum.questions.get(plan.questionId)?.options ?? [];
  return storage.postings.claim({
    ...claiming,
    question: { id: plan.questionId, version: plan.version },
    order: shuffle(options.length, random),
    reason: plan.reason,
  });
}
