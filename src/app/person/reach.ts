// Where a person's own settings and data hold, in words.
import type { Context } from "../context.ts";

/** "here", or as the platform says it where an account is the same in all teams. */
export function reachOf({ platform, person }: Pick<Context, "platform" | "person">): string {
  return platform(person.platform)?.terms.reach ?? "here";
}
