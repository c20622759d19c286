// Drills, as admins see and change them.
import type { Occurrence, Schedule } from "../../core/drill-calendar.ts";
import type { Difficulty } from "../../core/model.ts";
import type { PlatformName } from "../person.ts";

/** Drills, as admins see and change them. */
export interface Drills {
  /** Creates a channel's drill, or returns the existing one. A removed one is restored with the new settings. */
  create(drill: NewDrill, now: number): Promise<Drill>;
  /** A channel's drill, unless it was removed. */
  find(teamId: string, channel: string): Promise<Drill | undefined>;
  /** A drill by its ID, even if it was removed. */
  byId(drillId: string): Promise<Drill | undefined>;
  /** A team's drills without removed ones, oldest first. */
  ofTeam(teamId: string): Promise<readonly Drill[]>;
  /** Changes the given settings and keeps the others; undefined if the drill was removed. */
  change(drillId: string, changes: DrillChanges, now: number): Promise<Drill | undefined>;
  /** Pauses a drill; false if it's already paused or removed. `onceId` is a new ID. */
  pause(drillId: string, because: string | undefined, now: number, onceId: string): Promise<boolean>;
  /** Ends a pause; undefined if the drill was removed. */
  resume(drillId: string, now: number): Promise<Drill | undefined>;
  /** Removes a drill; its postings and their points stay. */
  remove(drillId: string, now: number): Promise<void>;
}

/** When members see their verdict: right after the tap, or when the posting closes. */
export type Feedback = "instant" | "at_close";

/** A drill to create, with its first due time. */
export type NewDrill = Omit<Drill, "platform" | "externalTeamId" | "paused" | "contact" | "nothingLeftAt"> & {
  /** ID of the member who creates it. They're notified of problems. */
  readonly contactId?: string | undefined;
};

/** An admin's changes to a drill. Missing ones stay; null means the default. An empty list clears holidays, others are added. */
export interface DrillChanges {
  readonly schedule?: Partial<Schedule>;
  readonly feedback?: Feedback;
  readonly closesAfterHours?: number | null;
  readonly topics?: readonly string[] | null;
  readonly difficulties?: readonly Difficulty[] | null;
  readonly discussion?: boolean;
  readonly recap?: boolean;
  /** ID of the member who changes it. */
  readonly contactId?: string;
}

/** A channel's recurring schedule. */
export interface Drill {
  readonly id: string;
  readonly teamId: string;
  readonly platform: PlatformName;
  /** The team's ID on its platform. */
  readonly externalTeamId: string;
  readonly channel: string;
  readonly schedule: Schedule;
  readonly feedback: Feedback;
  /** Hours until a posting closes; undefined: it closes at the next posting. */
  readonly closesAfterHours?: number | undefined;
  /** Slugs of the topics it asks about; undefined: all. */
  readonly topics?: readonly string[] | undefined;
  /** Difficulties it asks; undefined: all. */
  readonly difficulties?: readonly Difficulty[] | undefined;
  /** Whether each posting gets a discussion thread. */
  readonly discussion?: boolean | undefined;
  /** Whether its channel gets a recap of each week; undefined: it does. */
  readonly recap?: boolean | undefined;
  /** Set while it's paused. `because` is the reason if Kubedrill paused it. */
  readonly paused?: { readonly at: number; readonly because?: string | undefined } | undefined;
  /** The admin who last changed it. They're notified of problems. */
  readonly contact?: { readonly memberId: string; readonly externalId: string } | undefined;
  /** Since when it has no question left (epoch ms); undefined while it has some. */
  readonly nothingLeftAt?: number | undefined;
  /** When it's due next; undefined while it's paused, or if its schedule has no day. */
  readonly next?: Occurrence | undefined;
}
