// Who acts, from what a payload and Slack's profile say.
import type { Person } from "../../../ports/person.ts";
import type { Click, Submission } from "../payloads/interactions.ts";
import type { Profile } from "../workspace/profiles.ts";
import type { Workspace, Workspaces } from "../workspace/workspaces.ts";

/** The person who acted, as a payload names them. */
export interface Actor {
  readonly user: string;
  /** Their handle. */
  readonly name: string | undefined;
  /** Where they act. */
  readonly workspace: Workspace;
  /** A guest's own workspace, in a channel shared by Slack Connect; undefined for members of this one. */
  readonly guestOf?: Workspace | undefined;
}

/** The workspace that a person is a member of, and where Slack knows their rank. */
export function ownWorkspace({ workspace, guestOf }: Actor): Workspace {
  return guestOf ?? workspace;
}

export function toPerson(actor: Actor, profile: Profile | undefined): Person {
  const { user, name } = actor;
  const own = ownWorkspace(actor);
  return {
    platform: "slack",
    team: { externalId: own.team, name: own.name },
    externalId: user,
    name: profile?.name ?? name ?? "Someone",
    ...(profile?.name === undefined && { nameIsGuess: true }),
    admin: profile?.admin === true,
    ...(profile?.admin === undefined && { rightsUnknown: true }),
    zone: profile?.zone,
    locale: profile?.locale,
  };
}

/**
 * Who a payload is from. A guest whose own workspace has no Kubedrill is a “stranger”: what was kept about them there
 * they couldn't delete.
 */
export async function actorOf(
  payload: Click | Submission,
  workspace: Workspace,
  workspaces: Workspaces,
): Promise<Actor | "stranger"> {
  const { id: user, name, username } = payload.user;
  const actor: Actor = { user, name: name ?? username, workspace };
  const home = guestHome(payload, workspace);
  if (home === undefined) return actor;
  // A token that doesn't work now is no reason to turn someone away who has Kubedrill.
  const found = home.startsWith("T") ? await workspaces.find(home).catch(() => "failed" as const) : undefined;
  if (found === undefined) return "stranger";
  return { ...actor, guestOf: found === "failed" ? { ...workspace, team: home, name: home } : found };
}

/**
 * Where a guest by Slack Connect comes from. Within one organization no one is a guest: Slack names any of its
 * workspaces, or itself, as a person's home.
 */
function guestHome(payload: Click | Submission, workspace: Workspace): string | undefined {
  const home = payload.user.team_id;
  if (home === undefined || home === workspace.team) return undefined;
  const organization = payload.enterprise?.id ?? payload.team?.enterprise_id;
  if (organization === undefined) return home;
  return home.startsWith("E") && home !== organization ? home : undefined;
}
