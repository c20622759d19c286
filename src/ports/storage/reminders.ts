// Reminders about due reviews.
import type { Away } from "../../core/away.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { ReminderTime } from "../../core/reminder.ts";
import type { PlatformName } from "../person.ts";
import type { NewNotice } from "./notices.ts";
import type { NewPractice } from "./practices.ts";

/** Members' reminders. */
export interface Reminders {
  /**
   * Sets a member's reminder, or starts it again. It skips a local date that already had one, and keeps its weekdays if
   * none are given. Reminders of linked accounts stop.
   */
  set(memberId: string, at: NewReminder, now: number): Promise<Reminder>;
  /** Stops all of a learner's reminders in all teams; false if none was running. */
  stop(learnerId: string, onceId: string): Promise<boolean>;
  /** A member's reminder, even if it's stopped. */
  find(memberId: string): Promise<Reminder | undefined>;
  /** The learner's next reminder in any of their teams. */
  nextOf(learnerId: string): Promise<Reminder | undefined>;
  /** Up to `limit` due reminders after `after`, oldest first, in teams where Kubedrill is installed. */
  due(now: number, limit: number, after?: DueReminder): Promise<readonly DueReminder[]>;
  /** The same for reminders that are due later than `from` (epoch ms). */
  later(from: number, limit: number, after?: DueReminder): Promise<readonly DueReminder[]>;
  /** Changes a reminder; false if it has changed since it was read. `claimId` is a new ID. */
  move(from: ReminderTurn, to: ReminderState, claimId: string): Promise<boolean>;
  /**
   * Takes a due reminder for sending, and starts the review that its message asks. False if the reminder has changed
   * since it was read. `startedAt` (epoch ms) is when the review's questions were due.
   */
  claim(due: ReminderTurn, sent: ReminderState, practice: NewPractice, startedAt: number): Promise<boolean>;
  /** Puts a claimed reminder back that the platform refused for now, and deletes its review, which no one saw. */
  putBack(claimed: ReminderTurn, to: ReminderState, practiceId: string, claimId: string): Promise<boolean>;
  /** Stops a reminder and stores a notice for the member; false if it has changed since it was read. */
  giveUp(from: ReminderTurn, notice: NewNotice, now: number): Promise<boolean>;
  /** Whether the learner answered a review since then (epoch ms). */
  reviewedSince(learnerId: string, since: number): Promise<boolean>;
  /** The learner's time away that hasn't ended before `today`. */
  away(learnerId: string, today: CalendarDate): Promise<Away | undefined>;
  /** Sets a learner's time away, replacing one from today on, and moves their reminders past it. */
  setAway(away: NewAway, today: CalendarDate, now: number): Promise<void>;
  /** Ends a learner's time away; false if there's none from today on. */
  endAway(learnerId: string, today: CalendarDate, now: number, onceId: string): Promise<boolean>;
}

/** A reminder to set. */
export type NewReminder = Omit<ReminderTime, "away">;

/** A time away to set; `id` is a new ID. */
export interface NewAway extends Away {
  readonly id: string;
  readonly member: { readonly id: string; readonly learnerId: string };
}

/** A member's daily reminder about due reviews. */
export interface Reminder extends ReminderTime, ReminderState {}

/** A reminder's state; instants in epoch ms. */
export interface ReminderState {
  /** Undefined if it's stopped. */
  readonly nextAt: number | undefined;
  readonly lastSentAt: number | undefined;
  /** How many were sent since the learner's last review. */
  readonly ignored: number;
}

/** One due time of a member's reminder. */
export interface ReminderTurn {
  readonly memberId: string;
  readonly nextAt: number;
}

/** A reminder to send now. */
export interface DueReminder extends Reminder, ReminderTurn {
  readonly nextAt: number;
  readonly learnerId: string;
  /** The learner's reviews per day. */
  readonly cap: number;
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's and the member's IDs on the platform. */
  readonly externalTeamId: string;
  readonly externalId: string;
}
