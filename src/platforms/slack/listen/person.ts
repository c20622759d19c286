// Who acts, from what a payload and Slack's profile say.
import type { Person } from "../../../ports/person.ts";
import type { Profile } from "../workspace/profiles.ts";
import type { Workspace } from "../workspace/workspaces.ts";

/** Somebody as a payload names them. */
export interface Actor {
  readonly user: string;
  /** Their handle. */
  readonly name: string | undefined;
  /** Their own workspace, where the payload tells it: in channels shared by Slack Connect it is another one. */
  readonly team: string | undefined;
  readonly workspace: Workspace;
}

export function toPerson({ user, name, team, workspace }: Actor, profile: Profile | undefined): Person {
  // On Enterprise Grid the payload names the organisation (E…) instead.
  const own = team === undefined || !team.startsWith("T") ? workspace.team : team;
  return {
    platform: "slack",
    team: { externalId: own, name: own === workspace.team ? workspace.name : own },
    externalId: user,
    name: profile?.name ?? name ?? "Somebody",
    ...(profile?.name === undefined && { nameIsGuess: true }),
    admin: profile?.admin === true || (own === workspace.team && user === workspace.installer),
    zone: profile?.zone,
    locale: profile?.locale,
  };
}
