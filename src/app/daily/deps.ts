// What the steps of the daily question need.
import { makeId } from "../../core/id.ts";
import type { Curriculum } from "../../core/model.ts";
import { withDeadline } from "../../ports/deadline.ts";
import type { ChannelRef, PlatformName } from "../../ports/person.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { Storage } from "../../ports/storage/storage.ts";
import type { Timers } from "../../ports/timers.ts";
import type { NewQuarantine } from "../question/weigh-reports.ts";
import type { FitWeights } from "../weights/fit-weights.ts";
import type { Choose } from "./choose.ts";
import type { Sender } from "./sender.ts";

/** One tick's postings, once they are all sent or refused. */
export interface Batch {
  readonly posted: number;
  readonly failed: number;
  /** From the first one's turn to the last one's end, in ms. */
  readonly took: number;
  /** How long after its time each question was posted, in ms. */
  readonly delays: readonly number[];
}

/** How long the operator keeps data, in ms. */
interface Retention {
  /** What a team had, after Kubedrill was removed from it. */
  readonly afterUninstall: number;
  /** People who aren't seen anymore; undefined: until they delete their data. */
  readonly inactive: number | undefined;
}

/** Everything that steps of the daily question need; each step takes what it needs of it. */
export interface DailyDeps {
  readonly storage: Storage;
  readonly curriculum: Curriculum;
  readonly platform: (name: PlatformName) => Platform | undefined;
  /** Whether people can be reached on a platform that runs here. */
  readonly isConnected: (name: PlatformName) => boolean;
  readonly choose: Choose;
  readonly fitWeights: FitWeights;
  readonly random: () => number;
  /** Epoch ms; read when a step starts. */
  readonly clock: () => number;
  /** Waits and measures; a clock that someone sets doesn't move it. */
  readonly timers: Timers;
  /** How late a missed question is still asked, in ms. */
  readonly catchUp: number;
  /** How long data is kept; undefined: as long as usual. */
  readonly retention?: Retention | undefined;
  /** Called for each failed step; the others continue, and the next tick tries again. */
  readonly reportFailure: (error: unknown, what: string) => void;
  readonly reportBatch: (batch: Batch) => void;
  /** Called for each question that reports took out. */
  readonly reportQuarantine: (quarantine: NewQuarantine) => void;
  /** The sender of a platform that runs in this process. */
  readonly sender: (name: PlatformName) => Sender | undefined;
  /** Starts what nothing waits for, unless the same is still running; its failure is reported. */
  readonly inBackground: (what: string, step: () => Promise<unknown>) => void;
  /** The editor of counts, which closing waits for. */
  readonly counts: CountEditor;
}

/** Edits the number of answers under open postings. */
export interface CountEditor {
  /** Says that the number may have changed. Answers that come before the edit share it. */
  changed(postingId: string): void;
  /** Resolves when no edit of the posting is under way; none begins after it was closed. */
  settle(postingId: string): Promise<void>;
  /** Drops the edits still to come, and waits for those under way. */
  stop(): Promise<void>;
}

/** @throws Error where the platform does not run in this process. */
export function runningOn(
  { platform, sender }: Pick<DailyDeps, "platform" | "sender">,
  name: PlatformName,
): { readonly platform: Platform; readonly sender: Sender } {
  const found = { platform: platform(name), sender: sender(name) };
  if (found.platform === undefined || found.sender === undefined)
    throw new Error(`Platform ${name} does not run here.`);
  return { platform: found.platform, sender: found.sender };
}

export function channelOf({
  externalTeamId,
  channel,
}: Pick<Posting, "externalTeamId" | "channel">): ChannelRef {
  return { team: externalTeamId, channel };
}

/** An ID for a claim, which is recognized as its own where its write runs again. */
export function drawClaim({ clock, random }: Pick<DailyDeps, "clock" | "random">): string {
  return makeId(clock(), random);
}

/** Well within every lease, in ms: a request that hangs must end before another process recovers the posting. */
const LONGEST_REQUEST = 20_000;

/** @throws Error if the platform hasn't answered in 20 seconds: the request may or may not have worked. */
export function inTime<T>(request: Promise<T>, timers: Timers): Promise<T> {
  const late = () => {
    throw new Error("The platform did not answer in 20 seconds.");
  };
  return withDeadline(request, LONGEST_REQUEST, late, timers);
}

/** A person waits for the reply, in ms. */
const LONGEST_WAIT = 2_500;

/** Resolves when the promise does, or after 2.5 seconds. What it stands for continues. */
export async function waitBriefly(promise: Promise<unknown>, timers: Timers): Promise<void> {
  await withDeadline(promise, LONGEST_WAIT, () => undefined, timers);
}
