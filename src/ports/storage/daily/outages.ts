// Our own outages: found by the silence between two heartbeats, they excuse the questions that people couldn't answer.
import type { Milestone } from "../../../core/leaderboard/milestone.ts";
import type { Outage } from "../../../core/leaderboard/outage.ts";
import type { PlatformName } from "../../person.ts";
import type { Posting } from "../postings.ts";

/** Heartbeats, and the outages between them. */
export interface Outages {
  /**
   * Records that people can be reached on a platform, and the outage that ends with that. False if nothing is
   * recorded: this process' clock seems to be far behind.
   */
  beat(heartbeat: Heartbeat): Promise<boolean>;
  /** IDs of a platform's outages whose questions aren't excused yet, or are excused by a clock's mistake. */
  unsettled(platform: PlatformName): Promise<readonly string[]>;
  /**
   * Excuses the questions of an outage, and recounts the streaks that counted them as missed. Members whose streak
   * reaches a milestone by this see `praise` for it with their next command.
   */
  settle(outageId: string, praise?: (milestone: Milestone) => string): Promise<void>;
  /** The outage that a posting's message mentions: it excused a question of the drill since the posting before it. */
  toMention(posting: Pick<Posting, "drillId" | "date" | "openedAt">): Promise<ZonedOutage | undefined>;
}

/** A process's sign of life on a platform. */
export interface Heartbeat {
  /** The ID of the outage that it may end. */
  readonly id: string;
  readonly platform: PlatformName;
  /** Epoch ms. */
  readonly now: number;
  /** Whether this process lived all the time since its last heartbeat: then a leap of `now` is its clock's. */
  readonly continues: boolean;
}

/** An outage, and its drill's zone. */
export interface ZonedOutage extends Outage {
  readonly zone: string;
}
