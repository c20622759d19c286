// The roles of the reader's platform.
import { UserError } from "../../ports/errors.ts";
import type { PlatformRoles } from "../../ports/platform.ts";
import type { Context } from "../context.ts";

/** @throws UserError where the platform has no roles */
export function platformRoles({ platform, person }: Context): PlatformRoles {
  const roles = platform(person.platform)?.roles;
  if (roles === undefined)
    throw new UserError("That doesn't work here: I can give no roles on this platform.");
  return roles;
}
