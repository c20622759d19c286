// What only team admins may do.

import { UserError } from "../../ports/errors.ts";
import type { Context } from "../context.ts";

/** @throws UserError where the person is no team admin. */
export function requireAdmin({ admin }: Pick<Context, "admin">): void {
  if (!admin) throw new UserError("Only team admins can do this. Ask one of yours.");
}
