// Failures of a platform that the app acts on.
import { capWait } from "../core/retry-after.ts";

/**
 * What a platform refuses:
 * - `later`: everything for now; try again after `retryAfter` ms (rate limits, outages);
 * - `message`: the message is gone, or can no longer be edited;
 * - `channel`: posting in the channel, until someone fixes its permissions;
 * - `person`: direct messages to the person, or a role for them;
 * - `role`: giving a role, until someone fixes its place or Kubedrill's permissions;
 * - `team`: everything, because Kubedrill isn't installed in the team any longer.
 */
type Refusal = "later" | "message" | "channel" | "person" | "role" | "team";

/** In characters. Reasons are stored and shown in chat, but a proxy can send a whole page. */
const MAX_REASON = 300;

/** Thrown by platforms. `message` is a short sentence for a team admin: what's wrong, then what to do. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly refusal: Refusal;
  /** For `later`: how long to wait, in ms, capped so that a timer can handle it. */
  readonly retryAfter: number;
  /** For `later`: whether it affects everything sent to the platform, not only this channel. */
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

/** One line of up to 300 characters. */
function shorten(message: string): string {
  const line = message.replace(/\s+/g, " ").trim();
  if (line.length <= MAX_REASON) return line;
  return `${line.slice(0, MAX_REASON - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Whether an error is a platform's refusal of one of these kinds; without kinds, of any. */
export function isRefusal(error: unknown, ...kinds: readonly Refusal[]): error is PlatformError {
  return error instanceof PlatformError && (kinds.length === 0 || kinds.includes(error.refusal));
}
