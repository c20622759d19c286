// Schedules: when drills are due, and the questions planned for them.

import type { Occurrence } from "../../core/drill-calendar.ts";
import type { Trace } from "../../core/memory.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { Drill } from "./drills.ts";

/** Due drills, and the questions planned for them. */
export interface Schedules {
  /** Up to `limit` due drills after `after`, oldest first. */
  due(now: number, limit: number, after?: Drill): Promise<readonly Drill[]>;
  /** Up to `limit` drills after `after` that are due later than `from`, soonest first. */
  later(from: number, limit: number, after?: Drill): Promise<readonly Drill[]>;
  /** Up to `limit` drills due until `until` without a planned question, oldest first. */
  unplanned(until: number, limit: number, after?: Drill): Promise<readonly Drill[]>;
  /** Stores planned questions, up to one per drill. Each replaces an earlier one for its date. */
  plan(plans: readonly Plan[], now: number): Promise<void>;
  /** The questions planned for drills' dates, without those that the team was asked after planning. */
  findPlans(dates: readonly DrillDate[]): Promise<readonly Plan[]>;
  /** Moves a drill to its next date without posting; false if it has changed since it was read. */
  moveOn(drill: Drill, next: Occurrence | undefined): Promise<boolean>;
  /** The same for a drill without questions left; true the first time since it last asked one. */
  skip(drill: Drill, next: Occurrence | undefined, now: number): Promise<boolean>;
  /** What choosing reads; of postings up to the date `until` alone. */
  choiceInputs(drill: Drill, until?: CalendarDate): Promise<ChoiceInputs>;
}

/** A posting to claim: its row makes (drill, date) unique before anything is sent. */
export interface Claim {
  readonly id: string;
  readonly drill: Drill;
  /** The occurrence it's for; if an admin asked for it, today's date and now. */
  readonly due: Occurrence;
  /** Whether an admin asked for it. Else the drill's due time must be the same as when it was read. */
  readonly byHand?: boolean;
  readonly question: { readonly id: string; readonly version: number };
  readonly order: readonly number[];
  readonly reason: string;
  readonly now: number;
  /** The drill's next due time after this one. */
  readonly next: Occurrence | undefined;
}

/** A drill's date, on which it asks one question. */
export interface DrillDate {
  readonly drillId: string;
  readonly date: CalendarDate;
}

/** A question planned for a drill's date. */
export interface Plan extends DrillDate {
  readonly questionId: string;
  readonly version: number;
  readonly reason: string;
}

/** What choosing a drill's next question needs. */
export interface ChoiceInputs {
  readonly asked: ReadonlyMap<string, { readonly asks: number; readonly last: CalendarDate }>;
  /** Question IDs that the team's other drills have planned for their next date. */
  readonly planned: ReadonlySet<string>;
  /** Question IDs of the drill's last two postings, newest first. */
  readonly lastQuestions: readonly string[];
  readonly participants: readonly {
    readonly answers: number;
    readonly asks: number;
    readonly cards: ReadonlyMap<string, Trace>;
  }[];
}
