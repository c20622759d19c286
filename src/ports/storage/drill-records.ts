// What is kept of drills, postings and reminders: the records that pass through the port to the database.
import type { Occurrence, Schedule } from "../../core/drill-calendar.ts";
import type { Trace } from "../../core/memory.ts";
import type { CalendarDate, Difficulty, Question } from "../../core/model.ts";
import type { ReminderTime } from "../../core/reminder.ts";
import type { MessageRef, PlatformName } from "../ports.ts";

export type Feedback = "instant" | "at_close";

/** A drill to be created, with its first due time. */
export type NewDrill = Omit<Drill, "platform" | "externalTeamId" | "paused" | "contact"> & {
  /** Id of the member who creates it: the one who is told of trouble. */
  readonly contactId?: string | undefined;
};

/** What an admin changes of a drill; what is left out stays, null means the default, and holidays come on top: none clears. */
export interface DrillChanges {
  readonly schedule?: Partial<Schedule>;
  readonly feedback?: Feedback;
  readonly closesAfterHours?: number | null;
  readonly topics?: readonly string[] | null;
  readonly difficulties?: readonly Difficulty[] | null;
  readonly discussion?: boolean;
  /** Id of the member who changes it. */
  readonly contactId?: string;
}

export interface Drill {
  readonly id: string;
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's id on its platform. */
  readonly externalTeamId: string;
  readonly channel: string;
  readonly schedule: Schedule;
  readonly feedback: Feedback;
  /** Hours after which a posting closes; undefined: at the next posting. */
  readonly closesAfterHours?: number | undefined;
  /** Slugs of the topics it asks about; undefined: all. */
  readonly topics?: readonly string[] | undefined;
  /** Difficulties it asks; undefined: all. */
  readonly difficulties?: readonly Difficulty[] | undefined;
  /** Whether each posting gets a thread to discuss it in. */
  readonly discussion?: boolean | undefined;
  /** Set while it is paused; `because` is Kubedrill's reason, where no admin paused it. */
  readonly paused?: { readonly at: number; readonly because?: string | undefined } | undefined;
  /** The admin who last changed it, and is told of trouble. */
  readonly contact?: { readonly memberId: string; readonly externalId: string } | undefined;
  /** When it is due next; undefined while it is paused, or where its schedule names no day. */
  readonly next?: Occurrence | undefined;
}

/**
 * planned: claimed, waits for its turn; sending: on its way; unknown: perhaps sent, and the platform cannot tell;
 * posted: open; closing: scored, its reveal not shown yet; closed: revealed.
 */
export type PostingState = "planned" | "sending" | "unknown" | "posted" | "closing" | "closed";

export interface Posting {
  readonly id: string;
  readonly drillId: string;
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's id on its platform. */
  readonly externalTeamId: string;
  readonly channel: string;
  readonly date: CalendarDate;
  readonly question: Question;
  /** Option indexes in the order in which this posting shows them. */
  readonly order: readonly number[];
  readonly reason: string;
  readonly feedback: Feedback;
  readonly state: PostingState;
  readonly message?: MessageRef | undefined;
  /** The instant it was due at. */
  readonly dueAt: number;
  readonly openedAt: number;
  /** Whether it gets a thread to discuss it in, once it is revealed. */
  readonly discussion: boolean;
  /** When it closes: by its own rule, else at the drill's next due time. */
  readonly closesAt?: number | undefined;
  /** Whether it closes at its own hour, and not with the drill's next posting. */
  readonly ownHour: boolean;
  /** Answers per option index, frozen at close. */
  readonly tally?: readonly number[] | undefined;
}

/** The one right to edit a posting's count, or when to ask for it again. */
export type CountTurn =
  | { readonly posting: Posting; readonly answers: number; readonly askAgainAt?: undefined }
  | { readonly posting?: undefined; readonly askAgainAt: number };

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

/** A sentence for a member's next command. */
export interface NewNotice {
  readonly id: string;
  readonly markdown: string;
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
