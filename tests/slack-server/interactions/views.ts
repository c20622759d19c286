// Views as they stand, and as payloads carry them.
import { fillIds } from "../blocks/fill-ids.ts";
import { keepNewest } from "../bounded.ts";
import type { Installation, Person, View, Workspace } from "../model.ts";
import type { Slack } from "../slack.ts";
import { type JsonObject, objectsAt } from "../web-api/json.ts";

interface NewView {
  readonly type: View["type"];
  readonly person: Person;
  readonly installation: Installation;
  readonly workspace: Workspace;
  readonly body: JsonObject;
  readonly previous?: View;
}

export function createView(slack: Slack, given: NewView): View {
  const { type, person, installation, workspace, body, previous } = given;
  const view: View = {
    is: "view",
    id: slack.ids.next("V"),
    type,
    person,
    installation,
    workspace,
    previous,
    hash: "",
    body,
    blocks: [],
  };
  putBody(slack, view, body);
  keepNewest(slack.views, view.id, view, slack.settings.remember);
  return view;
}

/** Puts new content where a view is; its hash changes. */
export function putBody(slack: Slack, view: View, body: JsonObject): void {
  view.body = body;
  view.blocks = fillIds(objectsAt(body, "blocks"));
  view.hash = slack.ids.messageTime();
}

/**
 * @param values what was filled in: by block_id, then by action_id
 * @param workspace where its person is: an organization's App Home is the same in all its workspaces
 */
export function viewJson(
  { settings }: Slack,
  view: View,
  values: JsonObject = {},
  workspace: Workspace = view.workspace,
): JsonObject {
  const { installation, body } = view;
  return {
    title: null,
    submit: null,
    close: null,
    private_metadata: "",
    callback_id: "",
    external_id: "",
    clear_on_close: false,
    notify_on_close: false,
    ...body,
    id: view.id,
    team_id: workspace.id,
    type: view.type,
    blocks: view.blocks,
    state: { values },
    hash: view.hash,
    root_view_id: rootOf(view).id,
    previous_view_id: view.previous?.id ?? null,
    app_id: settings.appId,
    // The organization where it installed the app for all its workspaces.
    app_installed_team_id: installation.workspace?.id ?? installation.enterprise?.id,
    bot_id: installation.botId,
  };
}

function rootOf(view: View): View {
  return view.previous === undefined ? view : rootOf(view.previous);
}
