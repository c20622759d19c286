// Sends reminders: a direct message on days when reviews are due.
import { makeId } from "../../core/id.ts";
import type { Question } from "../../core/model.ts";
import { isTimely, MAX_IGNORED, nextReminder } from "../../core/reminder.ts";
import { dueReviews, reviewsAhead } from "../../core/review-queue.ts";
import { studyDay } from "../../core/study-day.ts";
import type { Platform } from "../../ports/platform.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { Practice } from "../../ports/storage/practices.ts";
import type { DueReminder } from "../../ports/storage/reminders.ts";
import { type DailyDeps, drawClaim, inTime } from "../daily/deps.ts";
import { clicksFirst, pages } from "../daily/pages.ts";
import { type Sender, Stopped } from "../daily/sender.ts";
import { type AskableByTeam, askableByTeam } from "../practice/askable.ts";
import { countReviewsToday } from "../practice/daily-cap.ts";
import { planPractice, toNewPractice } from "../practice/plan-practice.ts";
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

/** Reads up to this many due cards per learner: more than there are questions. */
const MOST_DUE = 10_000;

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
  const reviews = isTimely(due, now, deps.catchUp) ? await reviewsOf(deps, due, askable, now) : [];
  if (reviews.length === 0) {
    const nextAt = nextReminder(due, now, due.lastSentAt);
    return () => reminders.move(due, { ...due, nextAt }, drawClaim(deps));
  }
  const ignored = await countIgnored(deps, due);
  return ignored < MAX_IGNORED
    ? () => send(deps, { due, ignored, reviews, now }, { platform, sender })
    : () => giveUp(deps, due, due.nextAt, ignoredNotice(due, ignored));
}

/** The due reviews that `/review` would ask today, in its order. */
async function reviewsOf(
  { storage }: ReminderDeps,
  { learnerId, teamId, zone, cap, away }: DueReminder,
  askable: AskableByTeam,
  now: number,
): Promise<readonly Question[]> {
  const today = studyDay(now, zone);
  const due = await storage.cards.due(learnerId, today, MOST_DUE);
  if (due.length === 0) return [];
  const cards = new Map(due.map((card) => [card.questionId, card]));
  const questions = askable(teamId);
  const open = new Set(
    (await storage.practices.openQuestions(learnerId)).map(({ questionId }) => questionId),
  );
  const left = cap - (await countReviewsToday(storage, { learnerId, zone }, now));
  const [count = 0] = reviewsAhead(questions, cards, today, 1, { cap, left, away, open });
  const free = questions.filter(({ id }) => !open.has(id));
  return dueReviews(free, cards, today).slice(0, count);
}

async function countIgnored({ storage }: ReminderDeps, due: DueReminder): Promise<number> {
  if (due.lastSentAt === undefined || due.ignored === 0) return 0;
  return (await storage.reminders.reviewedSince(due.learnerId, due.lastSentAt)) ? 0 : due.ignored;
}

interface Sending {
  readonly due: DueReminder;
  readonly ignored: number;
  readonly reviews: readonly Question[];
  /** When the reviews were due (epoch ms). */
  readonly now: number;
}

/** A reminder that was claimed: its next due time, and the review that its message asks. */
interface Claimed {
  readonly nextAt: number;
  readonly review: Practice;
}

async function send(
  deps: ReminderDeps,
  { due, ignored, reviews, now }: Sending,
  { platform, sender }: { readonly platform: Platform; readonly sender: Sender },
): Promise<void> {
  const to = { team: due.externalTeamId, member: due.externalId };
  const known = new Set(reviews.map(({ id }) => id));
  let claimed: Claimed | undefined;
  try {
    await sender.send({ kind: "direct", team: to.team }, async () => {
      if (claimed === undefined) {
        const sentAt = deps.clock();
        const nextAt = nextReminder(due, sentAt, sentAt);
        const review = planPractice(drawClaim(deps), "review", reviews, known, deps.random);
        const sent = { nextAt, lastSentAt: sentAt, ignored: ignored + 1 };
        const practice = toNewPractice(review, due.memberId);
        if (!(await deps.storage.reminders.claim(due, sent, practice, now))) return;
        claimed = { nextAt, review };
      }
      await inTime(platform.direct(to, reminderMessage(claimed.review, deps.curriculum)), deps.timers);
    });
  } catch (error) {
    if (claimed === undefined) throw error;
    await settleRefusal(deps, due, claimed, error);
  }
}

/** Handles a refused message. @throws any other error: the message may have arrived, so it counts as sent. */
async function settleRefusal(
  deps: ReminderDeps,
  due: DueReminder,
  claimed: Claimed,
  error: unknown,
): Promise<void> {
  const { reminders, teams } = deps.storage;
  if (isRefusal(error, "later") || error instanceof Stopped) {
    const retryAfter = isRefusal(error) ? error.retryAfter : 0;
    const nextAt = deps.clock() + Math.max(retryAfter, SOONEST_RETRY);
    const from = { ...due, nextAt: claimed.nextAt };
    await reminders.putBack(from, { ...due, nextAt }, claimed.review.id, drawClaim(deps));
  } else if (isRefusal(error, "person")) {
    await giveUp(
      deps,
      due,
      claimed.nextAt,
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
