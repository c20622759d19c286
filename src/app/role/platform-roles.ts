// The roles of the reader's platform.
import { UserError } from "../../ports/errors.ts";
import type { PlatformRoles } from "../../ports/platform.ts";
import type { Context } from "../context.ts";

/** @throws UserError where the platform has no roles */
export function platformRoles({ platform, person }: Context): PlatformRoles {
  const roles = platform(person.platform)?.roles;
  if (roles === undefined) throw new UserError("I can't give roles here: this platform has none.");
  return roles;
}
