// A platform's credentials for its teams.
import type { PlatformName, TeamRef } from "../person.ts";

/** A platform's credentials for its teams, already encrypted. */
export interface Installations {
  store(team: TeamRef, body: string, now: number): Promise<void>;
  /** Stores `body` where `old` is still stored. */
  replace(team: TeamRef, old: string, body: string, now: number): Promise<void>;
  find(team: TeamRef): Promise<string | undefined>;
  remove(team: TeamRef): Promise<void>;
  /** All of a platform. */
  list(platform: PlatformName): Promise<readonly Installation[]>;
}

export interface Installation {
  /** The team's, by the platform's own id. */
  readonly externalId: string;
  readonly body: string;
}
