// Posting: close what the new question replaces, choose, claim, send, record. In this order a crash at
// any point leads to one posting, never to two.
import { nextOccurrence } from "../../core/drill-calendar.ts";
import { makeId } from "../../core/id.ts";
import { shuffle } from "../../core/mark.ts";
import type { CalendarDate } from "../../core/model.ts";
import { calendarDate } from "../../core/study-day.ts";
import type { ChannelRef, Platform } from "../ports.ts";
import type { Drill, Posting } from "../storage-port.ts";
import { openPosting } from "../views/posting-view.ts";
import { planFor } from "./choose.ts";
import { closePosting } from "./close.ts";
import type { DailyParts, DailyWork } from "./daily.ts";

/** Posts what the drill is due for, or with `today` what it would post on this date. */
export async function postDrill(work: DailyWork, drill: Drill, now: number, today?: "today"): Promise<void> {
  const { storage, random } = work;
  const date = today ? calendarDate(now, drill.schedule.zone) : dueDate(drill, now);
  if (date === undefined) return;
  const next = nextOccurrence(drill.schedule, now, date);
  if (drill.closesAfterHours === undefined) {
    for (const open of await storage.postings.open(drill.id)) await closePosting(work, open.id, now);
  }
  const plan = await planFor(work, drill, date);
  const question = plan && work.curriculum.questions.get(plan.questionId);
  if (plan === undefined || question === undefined) return storage.drills.schedule(drill.id, next);
  const posting = await storage.postings.claim({
    id: makeId(now, random),
    drill,
    date,
    question: { id: question.id, version: question.version },
    order: shuffle(question.options.length, random),
    reason: plan.reason,
    now,
    next,
  });
  if (posting !== undefined) await send(work, posting);
}

/** The date of the latest occurrence due: after an outage one question is asked, and its points count this week. */
function dueDate({ schedule, next }: Drill, now: number): CalendarDate | undefined {
  let due = next;
  for (let later = next; later !== undefined && later.at <= now; ) {
    due = later;
    later = nextOccurrence(schedule, later.at, later.date);
  }
  return due?.date;
}

/** Finishes a posting whose sender died: finds the message, or sends it. */
export async function resumePosting(parts: DailyParts, posting: Posting): Promise<void> {
  const platform = platformOf(parts, posting);
  const found = await platform.find(channelOf(posting), posting.id);
  // Where a platform cannot tell, silence is better than a question twice; the next tick asks again.
  if (found === "cannot tell") return;
  if (found === "absent") return send(parts, posting);
  return parts.storage.postings.markPosted(posting.id, found);
}

/** Well within the lease: a sender that hangs must not still send when the next one looks for its message. */
const LONGEST_SEND = 20_000;

function inTime<T>(sending: Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(
    () => reject(new Error("The platform did not answer in 20 seconds.")),
    LONGEST_SEND,
  );
  sending.then(resolve, reject);
  return promise.finally(() => clearTimeout(timer));
}

async function send(parts: DailyParts, posting: Posting): Promise<void> {
  const blocks = openPosting(posting, 0, parts.curriculum);
  const message = await inTime(platformOf(parts, posting).post(channelOf(posting), blocks, posting.id));
  await parts.storage.postings.markPosted(posting.id, message);
}

function platformOf({ platform }: DailyParts, posting: Posting): Platform {
  const found = platform(posting.platform);
  if (found === undefined)
    throw new Error(`No platform ${posting.platform} is running for posting ${posting.id}.`);
  return found;
}

function channelOf(posting: Posting): ChannelRef {
  return { team: posting.teamId, channel: posting.channel };
}
