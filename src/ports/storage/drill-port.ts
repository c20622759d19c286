// The port's part for the daily question: drills, when they are due, their postings, and what members are told of it.
import type { Occurrence } from "../../core/drill-calendar.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { ReminderTime } from "../../core/reminder.ts";
import type { MessageRef } from "../ports.ts";
import type {
  ChoiceInputs,
  Claim,
  CountTurn,
  Drill,
  DrillChanges,
  DueReminder,
  NewDrill,
  NewNotice,
  Plan,
  Posting,
  Reminder,
  ReminderState,
  ReminderTurn,
} from "./drill-records.ts";

/** Drills as admins see and change them. */
export interface Drills {
  /** Creates a channel's drill, or returns the one that is there; one that was removed comes back as told. */
  create(drill: NewDrill, now: number): Promise<Drill>;
  find(teamId: string, channel: string): Promise<Drill | undefined>;
  byId(drillId: string): Promise<Drill | undefined>;
  /** A team's drills, oldest first; removed ones are not among them. */
  ofTeam(teamId: string): Promise<readonly Drill[]>;
  /** Changes what is given, on top of what is there by then; undefined where the drill was removed. */
  change(drillId: string, changes: DrillChanges, now: number): Promise<Drill | undefined>;
  /** Pauses a drill; false where it was paused or removed before. */
  pause(drillId: string, because: string | undefined, now: number): Promise<boolean>;
  /** Ends a pause; undefined where the drill was removed. */
  resume(drillId: string, now: number): Promise<Drill | undefined>;
  /** Removes a drill; its postings and their points stay. */
  remove(drillId: string, now: number): Promise<void>;
}

/** What comes next: due drills, and the questions chosen ahead for them. */
export interface Schedules {
  /** At most `limit` drills that are due, oldest first, from the one after `after` on. */
  due(now: number, limit: number, after?: Drill): Promise<readonly Drill[]>;
  /** At most `limit` drills due later than `from`, soonest first, from the one after `after` on. */
  later(from: number, limit: number, after?: Drill): Promise<readonly Drill[]>;
  /** At most `limit` drills due until `until` whose next question is not chosen yet, oldest first. */
  unplanned(until: number, limit: number, after?: Drill): Promise<readonly Drill[]>;
  /** Keeps a question chosen ahead; a later one replaces it. */
  plan(drillId: string, plan: Plan, now: number): Promise<void>;
  findPlan(drillId: string, date: CalendarDate): Promise<Plan | undefined>;
  /** Moves a drill on where nothing is to be posted; false where it is no longer due as it was when it was read. */
  moveOn(drill: Drill, next: Occurrence | undefined): Promise<boolean>;
  choiceInputs(drill: Drill): Promise<ChoiceInputs>;
}

export interface Postings {
  /** Claims (drill, date) and moves the drill on; undefined where it was claimed before. Nothing is sent yet. */
  claim(claim: Claim): Promise<Posting | undefined>;
  /** At most `limit` postings that wait to be sent, oldest first, from the one after `after` on. */
  toSend(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Takes a planned posting for sending, with a lease of a minute; undefined where somebody else has it. */
  beginSending(postingId: string, now: number): Promise<Posting | undefined>;
  markPosted(postingId: string, message: MessageRef): Promise<void>;
  /** Puts back what was certainly not sent, to be sent from `from` on (epoch ms). */
  postpone(postingId: string, from: number): Promise<void>;
  /** At most `limit` postings whose sender died, so that it is not known where their message is, or whether there is one. */
  interrupted(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** Takes over such a posting with a new lease; undefined where somebody else looks after it. */
  reclaim(postingId: string, now: number): Promise<Posting | undefined>;
  /** Records that nobody can tell whether it was sent; false where that is not so any more. */
  markUnknown(postingId: string): Promise<boolean>;
  /** A team admin's word on a posting that is unknown: it is there, or send it again. */
  settleUnknown(
    postingId: string,
    teamId: string,
    word: "there" | "again",
    now: number,
  ): Promise<Posting | undefined>;
  /** A team's postings that are unknown, oldest first. */
  unknown(teamId: string): Promise<readonly Posting[]>;
  /** Forgets a posting that nobody saw, where it is still in the state that tells so, and unanswered. */
  withdraw(postingId: string, from: "planned" | "sending" | "unknown"): Promise<void>;
  find(postingId: string): Promise<Posting | undefined>;
  /** The channel's open posting, else the team's latest. */
  current(teamId: string, channel: string | undefined): Promise<Posting | undefined>;
  /** When the drill was last posted, and for which date. */
  last(drillId: string): Promise<Occurrence | undefined>;
  /** At most `limit` postings past their own hour, or scored but not yet revealed, from the one after `after` on. */
  toClose(now: number, limit: number, after?: Posting): Promise<readonly Posting[]>;
  /** A drill's postings that are open, or perhaps so, oldest first. */
  open(drillId: string): Promise<readonly Posting[]>;
  /** Scores a posting and freezes its tally, once; returns it as it then is. */
  close(postingId: string, now: number): Promise<Posting | undefined>;
  /** Takes the one right to edit a closing posting's message; undefined where somebody else edits it. */
  beginReveal(postingId: string, now: number): Promise<Posting | undefined>;
  /** Records that the reveal is shown, or that it never can be. */
  markRevealed(postingId: string, message: MessageRef | undefined): Promise<void>;
  /**
   * Takes the one right to edit an open posting's count, where that is due; else tells when to ask again (epoch
   * ms), or undefined where there is nothing to edit any more.
   */
  beginCount(postingId: string, now: number, interval: number): Promise<CountTurn | undefined>;
  /** Gives the right back and records the number that the message shows. */
  endEdit(postingId: string, shown: number | undefined): Promise<void>;
  /** At most `limit` ids of open postings, after `after`, whose message shows another number than there is. */
  stale(
    limit: number,
    after: string | undefined,
  ): Promise<{ readonly ids: readonly string[]; readonly last: string | undefined }>;
  countAnswers(postingId: string): Promise<number>;
}

export interface Reminders {
  /** Sets a member's reminder, or starts it again; its first time is on no local date that had one already. */
  set(memberId: string, at: ReminderTime, now: number): Promise<Reminder>;
  /** Stops all of a learner's, whichever team they set them in; false where none was running. */
  stop(learnerId: string): Promise<boolean>;
  find(memberId: string): Promise<Reminder | undefined>;
  /** The learner's reminder that comes next, of any of their teams. */
  nextOf(learnerId: string): Promise<Reminder | undefined>;
  /** At most `limit` reminders that are due in teams that did not leave, oldest first, from the one after `after` on. */
  due(now: number, limit: number, after?: DueReminder): Promise<readonly DueReminder[]>;
  /** Changes a reminder; false where it is no longer due as it was when it was read. */
  move(from: ReminderTurn, to: ReminderState): Promise<boolean>;
  /** Stops a reminder and leaves the member a notice; false where it is no longer due as it was when it was read. */
  giveUp(from: ReminderTurn, notice: NewNotice, now: number): Promise<boolean>;
  /** Whether the learner answered a review since then (epoch ms). */
  reviewedSince(learnerId: string, since: number): Promise<boolean>;
}

export interface Notices {
  /** Keeps a sentence for the member's next command. */
  leave(memberId: string, markdown: string, id: string, now: number): Promise<void>;
  /** Forgets a notice that its member heard of in another way. */
  drop(id: string): Promise<void>;
  /** At most `limit` of the member's notices, oldest first; each is told once. */
  take(memberId: string, limit: number): Promise<readonly string[]>;
}
