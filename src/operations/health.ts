// Health: can it write, does it have content, does it tick, is it connected?
import { withDeadline } from "../ports/deadline.ts";
import type { Storage } from "../ports/storage/storage.ts";

/** Ticks come every minute. Two missed ones are a failure. */
const LONGEST_SILENCE = 150_000;

interface Health {
  readonly healthy: boolean;
  readonly database: "writable" | "not writable";
  readonly content: "loaded" | "empty";
  readonly ticker: "alive" | "silent";
  /** Platforms that ended permanently, and a database that refuses the password: why, and what to do. */
  readonly lost?: readonly string[];
}

interface Checked {
  readonly storage: Storage;
  readonly questions: number;
  /** When the ticker last finished (Infinity before its first tick), and now, in ms since the process started. */
  readonly lastTick: number;
  readonly now: number;
  /** Why they ended. */
  readonly lost: readonly string[];
}

/** Deadline for the test write, in ms. For example, another process may hold the database. */
const LONGEST_WRITE = 2_000;

/** Whether a test write succeeds in time. */
export async function canWrite({ settings }: Pick<Storage, "settings">): Promise<boolean> {
  const written = settings.write("health-check", String(Date.now())).then(
    () => true,
    () => false,
  );
  return withDeadline(written, LONGEST_WRITE, () => false);
}

export async function checkHealth({ storage, questions, lastTick, now, lost }: Checked): Promise<Health> {
  const written = await canWrite(storage);
  const ticks = now - lastTick <= LONGEST_SILENCE;
  return {
    healthy: written && questions > 0 && ticks && lost.length === 0,
    database: written ? "writable" : "not writable",
    content: questions > 0 ? "loaded" : "empty",
    ticker: ticks ? "alive" : "silent",
    ...(lost.length > 0 && { lost }),
  };
}
