// Failures of a platform that the app acts on.
import { capWait } from "../core/retry-after.ts";

/**
 * What a platform refused, and for how long:
 * - `later`: nothing was done, but it may be tried again after `retryAfter` ms (rate limits, its own outages);
 * - `message`: the message is gone, or can no longer be edited;
 * - `channel`: nothing can be posted in the channel until somebody mends it;
 * - `person`: the person takes no direct messages;
 * - `team`: Kubedrill is no longer installed in the team.
 */
type Refusal = "later" | "message" | "channel" | "person" | "team";

/** Reasons are kept with a drill and shown in chat; what a platform or a proxy says can be a whole page. In characters. */
const LONGEST_REASON = 300;

/** Thrown by platforms. `message` is a short sentence for a team admin: what's wrong, then what to do. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly refusal: Refusal;
  /** For `later`: ms to wait at least; always a wait that a timer can be set to. */
  readonly retryAfter: number;
  /** For `later`: whether it holds for everything sent to the platform, not only for this channel. */
  readonly everywhere: boolean;

  constructor(
    refusal: Refusal,
    message: string,
    {
      retryAfter = 0,
      everywhere = false,
      cause,
    }: { retryAfter?: number; everywhere?: boolean; cause?: unknown } = {},
  ) {
    super(shorten(message), { cause });
    this.refusal = refusal;
    this.retryAfter = capWait(retryAfter);
    this.everywhere = everywhere;
  }
}

/** One line of at most 300 characters. */
function shorten(message: string): string {
  const line = message.replace(/\s+/g, " ").trim();
  if (line.length <= LONGEST_REASON) return line;
  return `${line.slice(0, LONGEST_REASON - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Whether an error is a platform's refusal of one of these kinds. */
export function isRefusal(error: unknown, ...kinds: readonly Refusal[]): error is PlatformError {
  return error instanceof PlatformError && (kinds.length === 0 || kinds.includes(error.refusal));
}
