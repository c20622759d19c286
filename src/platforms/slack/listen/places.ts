// Where something happened. Payloads also name the workspace that a person calls home (`user.team_id`): on Enterprise
// Grid that's often another one, so it never counts.
import type { Payload } from "../payloads/read-payload.ts";
import type { View } from "../payloads/view.ts";
import { readNote } from "../render/view-note.ts";

/** Where payloads name workspaces; each kind has some of these fields. */
interface Placed {
  readonly team_id?: string | undefined;
  readonly context_team_id?: string | undefined;
  readonly authorizations?: readonly { readonly team_id: string | undefined }[] | undefined;
  readonly team?: { readonly id: string } | undefined;
  readonly view?: View | undefined;
  readonly event?:
    | { readonly type: string; readonly view?: { readonly team_id: string | undefined } | undefined }
    | undefined;
  readonly message?: { readonly team: string | undefined } | undefined;
}

/** The workspaces that a payload may belong to, the likeliest first. */
export function placesOf(payload: Payload): readonly string[] {
  const { view, event, message, ...body }: Placed = payload;
  const found = [
    readNote(view?.private_metadata)?.team,
    // Events: the installation that hears of them. `team_id` can be the author's, in a channel of several workspaces.
    body.context_team_id,
    body.authorizations?.[0]?.team_id,
    body.team?.id,
    body.team_id,
    // An organization's installation may name no workspace but here.
    view?.team_id,
    event?.view?.team_id,
    message?.team,
    // With Slack Connect a guest's workspace stands in the places above; with an organization's, the organization here.
    view?.app_installed_team_id,
  ];
  return [...new Set(found.filter((team): team is string => team?.startsWith("T") === true))];
}
