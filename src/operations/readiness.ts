// Readiness: can this process do its work now? Cheap enough to ask every second.
import { withDeadline } from "../ports/deadline.ts";
import type { PlatformName } from "../ports/person.ts";
import type { Storage } from "../ports/storage/storage.ts";
import { shareRecent } from "./share-recent.ts";

/** Stopping begins with the signal, before anything ends. */
export type Phase = "starting" | "running" | "stopping";

type Connection = "connected" | "connecting" | "lost";

interface Readiness {
  readonly ready: boolean;
  readonly phase: Phase;
  readonly database?: "writable" | "not writable" | "unreachable";
  readonly content?: "loaded" | "empty";
  readonly platforms?: Readonly<Partial<Record<PlatformName, Connection>>>;
  /** Platforms that ended permanently, and a database that refuses the password: why, and what to do. */
  readonly lost?: readonly string[];
}

interface Watched {
  readonly platform: { readonly name: PlatformName };
  readonly isConnected: () => boolean;
  readonly lost: () => string | undefined;
}

interface ReadinessParts {
  readonly settings: Storage["settings"];
  /** Tests a write, as `/healthz` does. */
  readonly canWrite: () => Promise<boolean>;
  readonly questions: number;
  readonly connections: readonly Watched[];
  /** What needs the operator: why, and what to do. */
  readonly lost: () => readonly string[];
  readonly phase: () => Phase;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** Deadline for the test read, in ms. */
const LONGEST_READ = 2_000;
/** Each answer about reading and writing counts this long, in ms. A write costs a wait for the disk. */
const [READ_LASTS, WRITE_LASTS] = [1_000, 15_000];

/**
 * Every answer reads the database, up to once per second. It tests a write up to once in 15 seconds, which finds a full
 * or read-only disk.
 */
export function createReadiness(parts: ReadinessParts): () => Promise<Readiness> {
  const { settings, questions, connections, phase, now } = parts;
  const canRead = shareRecent(() => isRead(settings), READ_LASTS, now);
  const canWrite = shareRecent(parts.canWrite, WRITE_LASTS, now);

  return async () => {
    // Later, the database is closed.
    if (phase() === "stopping") return { ready: false, phase: "stopping" };
    const database = !(await canRead()) ? "unreachable" : (await canWrite()) ? "writable" : "not writable";
    const platforms = connections.map((one) => [one.platform.name, connectionOf(one)] as const);
    const lost = parts.lost();
    const works =
      database === "writable" && questions > 0 && platforms.every(([, state]) => state === "connected");
    return {
      ready: phase() === "running" && works,
      phase: phase(),
      database,
      content: questions > 0 ? "loaded" : "empty",
      platforms: Object.fromEntries(platforms),
      ...(lost.length > 0 && { lost }),
    };
  };
}

function isRead(settings: Storage["settings"]): Promise<boolean> {
  const read = settings.read("health-check").then(
    () => true,
    () => false,
  );
  return withDeadline(read, LONGEST_READ, () => false);
}

function connectionOf({ isConnected, lost }: Watched): Connection {
  if (lost() !== undefined) return "lost";
  return isConnected() ? "connected" : "connecting";
}
