// Drills as admins see and change them.
import type { Occurrence, Schedule } from "../../core/drill-calendar.ts";
import type { Difficulty } from "../../core/model.ts";
import type { PlatformName } from "../person.ts";

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
  /** Pauses a drill; false where it was paused or removed before. `onceId` is drawn for this pause. */
  pause(drillId: string, because: string | undefined, now: number, onceId: string): Promise<boolean>;
  /** Ends a pause; undefined where the drill was removed. */
  resume(drillId: string, now: number): Promise<Drill | undefined>;
  /** Removes a drill; its postings and their points stay. */
  remove(drillId: string, now: number): Promise<void>;
}

export type Feedback = "instant" | "at_close";

/** A drill to be created, with its first due time. */
export type NewDrill = Omit<Drill, "platform" | "externalTeamId" | "paused" | "contact" | "nothingLeftAt"> & {
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
  /** Since when no question is left for it (epoch ms); undefined while it has some. */
  readonly nothingLeftAt?: number | undefined;
  /** When it is due next; undefined while it is paused, or where its schedule names no day. */
  readonly next?: Occurrence | undefined;
}
