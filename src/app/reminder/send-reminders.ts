// Sends reminders: a direct message on days when reviews are due.
import { makeId } from "../../core/id.ts";
import { isTimely, MAX_IGNORED, nextReminder } from "../../core/reminder.ts";
import { studyDay } from "../../core/study-day.ts";
import type { Platform } from "../../ports/platform.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { DueReminder } from "../../ports/storage/reminders.ts";
import { type DailyDeps, drawClaim, inTime } from "../daily/deps.ts";
import { clicksFirst, pages } from "../daily/pages.ts";
import { type Sender, Stopped } from "../daily/sender.ts";
import { type AskableByTeam, askableByTeam } from "../practice/askable.ts";
import { countReviewsToday } from "../practice/daily-cap.ts";
import { ignoredNotice, refusedNotice, reminderMessage } from "./reminder-view.ts";

export type ReminderDeps = Pick<
  DailyDeps,
  | "storage"
  | "curriculum"
  | "platform"
  | "sender"
  | "clock"
  | "random"
  | "timers"
  | "catchUp"
  | "reportFailure"
>;

/** Reads up to this many due cards per learner; no one reviews more in a day. */
const MOST_DUE = 200;

/** At the next tick, in ms. */
const SOONEST_RETRY = 60_000;

/**
 * Sends due reminders. Resolves when all are sent or refused, which can take minutes. Each is claimed before it's
 * sent, so a crash never sends one twice: up to one per local date.
 */
export async function sendReminders(deps: ReminderDeps): Promise<void> {
  const { storage, clock, reportFailure } = deps;
  const now = clock();
  for await (const page of pages<DueReminder>((limit, after) => storage.reminders.due(now, limit, after))) {
    const steps: (() => Promise<unknown>)[] = [];
    const askable = await askableByTeam(
      deps,
      page.map(({ teamId }) => teamId),
    );
    for (const due of page) {
      const failed = (error: unknown) => reportFailure(error, `reminder of member ${due.memberId}`);
      await decide(deps, due, askable, now).then((step) => steps.push(() => step().catch(failed)), failed);
      await clicksFirst();
    }
    // In parallel, so that their writes share commits.
    await Promise.all(steps.map((step) => step()));
  }
}

/** Decides whether to send a reminder, wait for another day, or give up. */
async function decide(
  deps: ReminderDeps,
  due: DueReminder,
  askable: AskableByTeam,
  now: number,
): Promise<() => Promise<unknown>> {
  const { reminders } = deps.storage;
  const [platform, sender] = [deps.platform(due.platform), deps.sender(due.platform)];
  // Another process runs this platform and sends its reminders.
  if (platform === undefined || sender === undefined) return async () => {};
  const reviews = isTimely(due, now, deps.catchUp) ? await dueReviews(deps, due, askable, now) : [];
  if (reviews.length === 0) {
    const nextAt = nextReminder(due, now, due.lastSentAt);
    return () => reminders.move(due, { ...due, nextAt }, drawClaim(deps));
  }
  const ignored = await countIgnored(deps, due);
  return ignored < MAX_IGNORED
    ? () => send(deps, due, ignored, reviews, { platform, sender })
    : () => giveUp(deps, due, due.nextAt, ignoredNotice(due, ignored));
}

/** The concepts of the due reviews that `/review` would ask today, one per review. */
async function dueReviews(
  { storage }: ReminderDeps,
  { learnerId, teamId, zone, cap }: DueReminder,
  askable: AskableByTeam,
  now: number,
): Promise<readonly string[]> {
  const today = studyDay(now, zone);
  const cards = await storage.cards.due(learnerId, today, MOST_DUE);
  if (cards.length === 0) return [];
  const asked = new Map(askable(teamId).map(({ id, concept }) => [id, concept]));
  const open = new Set(
    (await storage.practices.openQuestions(learnerId)).map(({ questionId }) => questionId),
  );
  const due = cards.flatMap(({ questionId }) => (open.has(questionId) ? [] : (asked.get(questionId) ?? [])));
  const left = cap - (await countReviewsToday(storage, { learnerId, zone }, now));
  return due.slice(0, Math.max(0, left));
}

async function countIgnored({ storage }: ReminderDeps, due: DueReminder): Promise<number> {
  if (due.lastSentAt === undefined || due.ignored === 0) return 0;
  return (await storage.reminders.reviewedSince(due.learnerId, due.lastSentAt)) ? 0 : due.ignored;
}

async function send(
  deps: ReminderDeps,
  due: DueReminder,
  ignored: number,
  reviews: readonly string[],
  { platform, sender }: { readonly platform: Platform; readonly sender: Sender },
): Promise<void> {
  const { reminders } = deps.storage;
  const to = { team: due.externalTeamId, member: due.externalId };
  let claimedAt: number | undefined;
  try {
    await sender.send({ kind: "direct", team: to.team }, async () => {
      if (claimedAt === undefined) {
        const now = deps.clock();
        const nextAt = nextReminder(due, now, now);
        const sent = { nextAt, lastSentAt: now, ignored: ignored + 1 };
        if (!(await reminders.move(due, sent, drawClaim(deps)))) return;
        claimedAt = nextAt;
      }
      const titles = [...new Set(reviews)].map((slug) => deps.curriculum.concepts.get(slug)?.title ?? slug);
      await inTime(platform.direct(to, reminderMessage(reviews.length, titles)), deps.timers);
    });
  } catch (error) {
    if (claimedAt === undefined) throw error;
    await settleRefusal(deps, due, claimedAt, error);
  }
}

/** Handles a refused message. @throws any other error: the message may have arrived, so it counts as sent. */
async function settleRefusal(
  deps: ReminderDeps,
  due: DueReminder,
  claimedAt: number,
  error: unknown,
): Promise<void> {
  const { reminders, teams } = deps.storage;
  if (isRefusal(error, "later") || error instanceof Stopped) {
    const retryAfter = isRefusal(error) ? error.retryAfter : 0;
    const nextAt = deps.clock() + Math.max(retryAfter, SOONEST_RETRY);
    await reminders.move({ ...due, nextAt: claimedAt }, { ...due, nextAt }, drawClaim(deps));
  } else if (isRefusal(error, "person")) {
    await giveUp(
      deps,
      due,
      claimedAt,
      refusedNotice(due, deps.platform(due.platform)?.terms.name ?? "The platform"),
    );
  } else if (isRefusal(error, "team")) {
    await teams.leave({ platform: due.platform, externalId: due.externalTeamId }, deps.clock());
  } else throw error;
}

/** Stops the reminder that is due at `nextAt`, and stores a notice for its member. */
async function giveUp(
  { storage, clock, random }: ReminderDeps,
  { memberId }: DueReminder,
  nextAt: number,
  markdown: string,
): Promise<void> {
  const now = clock();
  await storage.reminders.giveUp({ memberId, nextAt }, { id: makeId(now, random), markdown }, now);
}
