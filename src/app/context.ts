// What a command or button works with: who asks, where, when, and the parts of the app.
import type { Curriculum } from "../core/model.ts";
import type { Daily } from "./daily/daily.ts";
import type { LookUp } from "./ports.ts";
import type { Member, Storage } from "./storage-port.ts";
import type { RenderProgress } from "./views/progress-view.ts";

/** The parts that every use case shares. */
export interface Parts {
  readonly storage: Storage;
  readonly curriculum: Curriculum;
  readonly lookUp: LookUp;
  readonly daily: Daily;
  readonly renderProgress: RenderProgress;
  /** Chance: numbers in [0, 1). */
  readonly random: () => number;
}

export interface Context extends Parts {
  readonly member: Member;
  /** Whether the person is a team admin. */
  readonly admin: boolean;
  /** The channel it happens in; undefined in direct messages. */
  readonly channel: string | undefined;
  /** Epoch ms, read once per request. */
  readonly now: number;
  /** A fresh id. */
  readonly newId: () => string;
}
