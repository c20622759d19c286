// When drills are due, and the questions planned for them.

import type { Occurrence } from "../../core/drill-calendar.ts";
import type { Trace } from "../../core/memory.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { Drill } from "./drills.ts";

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
  /** The same where no question is left for it; true where that is so for the first time since it asked one. */
  skip(drill: Drill, next: Occurrence | undefined, now: number): Promise<boolean>;
  choiceInputs(drill: Drill): Promise<ChoiceInputs>;
}

/** A posting to be claimed: the row that makes it unique by (drill, date) before anything is sent. */
export interface Claim {
  readonly id: string;
  readonly drill: Drill;
  /** The occurrence it is for; posted by hand, today's date and now. */
  readonly due: Occurrence;
  /** Whether an admin asked for it; else the drill has to be due still as it was when it was read. */
  readonly byHand?: boolean;
  readonly question: { readonly id: string; readonly version: number };
  readonly order: readonly number[];
  readonly reason: string;
  readonly now: number;
  /** The drill's next due time after this one. */
  readonly next: Occurrence | undefined;
}

/** A question chosen ahead for a drill's date. */
export interface Plan {
  readonly date: CalendarDate;
  readonly questionId: string;
  readonly version: number;
  readonly reason: string;
}

/** What choosing a drill's next question reads. */
export interface ChoiceInputs {
  readonly asked: ReadonlyMap<string, { readonly asks: number; readonly last: CalendarDate }>;
  /** Question ids of the drill's last two postings, newest first. */
  readonly lastQuestions: readonly string[];
  readonly participants: readonly {
    readonly answers: number;
    readonly asks: number;
    readonly cards: ReadonlyMap<string, Trace>;
  }[];
}
