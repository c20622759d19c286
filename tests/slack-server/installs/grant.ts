// What a person allowed on the page, until the app fetches its tokens.
import type { Person } from "../model.ts";
import type { Target } from "./installations.ts";

/** What a person allowed, until the app fetches its tokens. */
export interface Grant {
  readonly target: Target;
  readonly installer: Person;
  readonly scopes: readonly string[];
  /** As the app gave it; undefined where it left it out. */
  readonly redirectUri: string | undefined;
  readonly expiresAt: number;
}
