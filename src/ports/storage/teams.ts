// Teams that Kubedrill joins and leaves.
import type { PlatformName, TeamRef } from "../person.ts";

export interface Teams {
  /** Notes that Kubedrill is in a team, perhaps again, and returns the team's id; `id` is for a new one. */
  join(team: TeamRef, now: number, id: string): Promise<string>;
  /** Pauses a team's drills, holds its reminders, and forgets its installation. */
  leave(team: TeamRef, now: number): Promise<void>;
  /** All of a platform that were not purged, those that left included. */
  list(platform: PlatformName): Promise<readonly KnownTeam[]>;
  /** Deletes, for good, a part of what a team has that left before `before`; false where there is none such. */
  purge(before: number): Promise<boolean>;
}

export interface KnownTeam {
  readonly id: string;
  /** By the platform's own id. */
  readonly externalId: string;
  /** Whether Kubedrill was removed from it. */
  readonly left: boolean;
}
