// Where a person's settings and data apply, in words.
import type { Context } from "../context.ts";

/** "here", or the platform's own words if an account is the same in all teams. */
export function reachOf({ platform, person }: Pick<Context, "platform" | "person">): string {
  return platform(person.platform)?.terms.reach ?? "here";
}
