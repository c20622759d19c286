// Reminders of due reviews.
import type { ReminderTime } from "../../core/reminder.ts";
import type { PlatformName } from "../person.ts";
import type { NewNotice } from "./notices.ts";

export interface Reminders {
  /** Sets a member's reminder, or starts it again; its first time is on no local date that had one already. */
  set(memberId: string, at: ReminderTime, now: number): Promise<Reminder>;
  /** Stops all of a learner's, whichever team they set them in; false where none was running. */
  stop(learnerId: string, onceId: string): Promise<boolean>;
  find(memberId: string): Promise<Reminder | undefined>;
  /** The learner's reminder that comes next, of any of their teams. */
  nextOf(learnerId: string): Promise<Reminder | undefined>;
  /** At most `limit` reminders that are due in teams that did not leave, oldest first, from the one after `after` on. */
  due(now: number, limit: number, after?: DueReminder): Promise<readonly DueReminder[]>;
  /** Changes a reminder; false where it is no longer due as it was when it was read. `claimId` is drawn for this move. */
  move(from: ReminderTurn, to: ReminderState, claimId: string): Promise<boolean>;
  /** Stops a reminder and leaves the member a notice; false where it is no longer due as it was when it was read. */
  giveUp(from: ReminderTurn, notice: NewNotice, now: number): Promise<boolean>;
  /** Whether the learner answered a review since then (epoch ms). */
  reviewedSince(learnerId: string, since: number): Promise<boolean>;
}

/** A member's wish to be reminded of due reviews. */
export interface Reminder extends ReminderTime, ReminderState {}

/** How far a reminder got; instants in epoch ms. */
export interface ReminderState {
  /** Undefined where it has stopped. */
  readonly nextAt: number | undefined;
  readonly lastSentAt: number | undefined;
  /** How many were sent in a row since the last review that was answered. */
  readonly ignored: number;
}

/** A reminder, by its member, as it is next due. */
export interface ReminderTurn {
  readonly memberId: string;
  readonly nextAt: number;
}

export interface DueReminder extends Reminder, ReminderTurn {
  readonly nextAt: number;
  readonly learnerId: string;
  /** The learner's reviews a day. */
  readonly cap: number;
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's and the member's ids on the platform. */
  readonly externalTeamId: string;
  readonly externalId: string;
}
