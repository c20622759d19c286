// What a command or button works with: who asks, where, when, and the parts of the app.
import type { Curriculum } from "../core/model.ts";
import type { LookUp } from "../ports/look-up.ts";
import type { MessageRef, Person, PlatformName } from "../ports/person.ts";
import type { Platform } from "../ports/platform.ts";
import type { Member } from "../ports/storage/people.ts";
import type { Storage } from "../ports/storage/storage.ts";
import type { Daily } from "./daily/daily.ts";
import type { RenderProgress } from "./progress/progress-view.ts";

/** The parts that every use case shares. */
export interface Parts {
  readonly storage: Storage;
  readonly curriculum: Curriculum;
  readonly lookUp: LookUp;
  readonly daily: Daily;
  /** The platforms that run in this process. */
  readonly platform: (name: PlatformName) => Platform | undefined;
  readonly renderProgress: RenderProgress;
  /** Epoch ms; requests bring their own time, suggestions have none. */
  readonly clock: () => number;
  /** Chance: numbers in [0, 1). */
  readonly random: () => number;
}

export interface Context extends Parts {
  readonly member: Member;
  /** The same person, as their platform reports them. */
  readonly person: Person;
  /** Whether the person is a team admin. */
  readonly admin: boolean;
  /** Whether no one can say right now if they are; `admin` is false then. */
  readonly rightsUnknown: boolean;
  /** The channel it happens in; undefined in direct messages. */
  readonly channel: string | undefined;
  /** The message whose button was pressed, if the platform reports it. */
  readonly message: MessageRef | undefined;
  /** Epoch ms, read once per request. */
  readonly now: number;
  /** A fresh id. */
  readonly newId: () => string;
}
