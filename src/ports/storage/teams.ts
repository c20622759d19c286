// Teams where Kubedrill is or was installed.

import type { PlatformName, TeamRef } from "../person.ts";

/** Teams where Kubedrill is or was installed. */
export interface Teams {
  /** Records that Kubedrill is installed in a team and returns the team's ID; `id` is for a new team. */
  join(team: TeamRef, now: number, id: string): Promise<string>;
  /** Pauses a team's drills and reminders, and deletes its credentials. */
  leave(team: TeamRef, now: number): Promise<void>;
  /** A platform's teams, including those that removed Kubedrill, until they're purged. */
  list(platform: PlatformName): Promise<readonly KnownTeam[]>;
  /** A team that removed Kubedrill before `before` (epoch ms) and still has data. */
  toPurge(before: number): Promise<string | undefined>;
  /** Permanently deletes a part of such a team's data; the last part is the team itself. */
  purge(teamId: string, before: number): Promise<void>;
}

/** A team that isn't purged. */
export interface KnownTeam {
  readonly id: string;
  /** The team's ID on its platform. */
  readonly externalId: string;
  /** Whether Kubedrill was removed from it. */
  readonly left: boolean;
}

/** A platform's encrypted credentials for its teams. */
export interface Installations {
  /** Stores a team's credentials, replacing earlier ones. */
  store(team: TeamRef, body: string, now: number): Promise<void>;
  /** Stores `body` if `old` is still stored. */
  replace(team: TeamRef, old: string, body: string, now: number): Promise<void>;
  /** A team's credentials. */
  find(team: TeamRef): Promise<string | undefined>;
  /** Deletes a team's credentials. */
  remove(team: TeamRef): Promise<void>;
  /** A platform's installations. */
  list(platform: PlatformName): Promise<readonly Installation[]>;
}

/** A team's encrypted credentials. */
export interface Installation {
  /** The team's ID on its platform. */
  readonly externalId: string;
  readonly body: string;
}
