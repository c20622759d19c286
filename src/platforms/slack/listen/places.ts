// Where something happened. Payloads also name the workspace that a person calls home (`user.team_id`): on Enterprise
// Grid that's often another one, so it never counts.
import { readNote } from "../render/view-note.ts";
import { fieldOf, textOf } from "./payload.ts";

/** The workspaces that a payload may belong to, the likeliest first. */
export function placesOf(body: unknown): readonly string[] {
  const view = fieldOf(body, "view");
  const found = [
    readNote(view).team,
    // Events: the installation that hears of them. `team_id` can be the author's, in a channel of several workspaces.
    textOf(body, "context_team_id"),
    textOf(body, "authorizations", "0", "team_id"),
    textOf(body, "team", "id"),
    textOf(body, "team_id"),
    // An organization's installation may name no workspace but here.
    textOf(view, "team_id"),
    textOf(body, "event", "view", "team_id"),
    textOf(body, "message", "team"),
    // With Slack Connect a guest's workspace stands in the places above; with an organization's, the organization here.
    textOf(view, "app_installed_team_id"),
  ];
  return [...new Set(found.filter((team) => team !== undefined))].filter((team) => team.startsWith("T"));
}
