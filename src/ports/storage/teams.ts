// Teams that Kubedrill joins and leaves.

import type { PlatformName, TeamRef } from "../person.ts";

export interface Teams {
  /** Notes that Kubedrill is in a team, perhaps again, and returns the team's id; `id` is for a new one. */
  join(team: TeamRef, now: number, id: string): Promise<string>;
  /** Pauses a team's drills, holds its reminders, and forgets its installation. */
  leave(team: TeamRef, now: number): Promise<void>;
  /** All of a platform that were not purged, those that left included. */
  list(platform: PlatformName): Promise<readonly KnownTeam[]>;
  /** A team that left before `before` (epoch ms) and still has something to purge. */
  toPurge(before: number): Promise<string | undefined>;
  /** Deletes a part of such a team permanently; the last part is the team itself. */
  purge(teamId: string, before: number): Promise<void>;
}

export interface KnownTeam {
  readonly id: string;
  /** By the platform's own id. */
  readonly externalId: string;
  /** Whether Kubedrill was removed from it. */
  readonly left: boolean;
}

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
