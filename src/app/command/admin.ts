// What only team admins can do.

import { UserError } from "../../ports/errors.ts";
import type { Context } from "../context.ts";

/** @throws UserError where the person isn't a team admin, or no one can say now. */
export function requireAdmin(
  { admin, rightsUnknown }: Pick<Context, "admin" | "rightsUnknown">,
  otherwise = "Only team admins can do this. Ask one of yours.",
): void {
  if (admin) return;
  throw new UserError(rightsUnknown ? RIGHTS_UNKNOWN : otherwise);
}

export const RIGHTS_UNKNOWN = "I couldn't check your rights just now. Try again in a moment.";
