// Interaction payloads: https://docs.slack.dev/reference/interaction-payloads

import type { Channel, Installation, Message, Person, View, Workspace } from "../model.ts";
import type { Slack } from "../slack.ts";
import { type JsonObject, textAt } from "../web-api/json.ts";
import { messageJson } from "./show.ts";
import { viewJson } from "./views.ts";

/** What every interaction is made of. */
export interface Occasion {
  readonly slack: Slack;
  readonly person: Person;
  readonly installation: Installation;
  /** Where the person is: on Enterprise Grid this may be another workspace than their home. */
  readonly workspace: Workspace;
  /** Names this interaction in arrivals, triggers and response_urls. */
  readonly interaction: string;
}

const verificationToken = "legacy-verification-token";

/** @param command such as "/kubedrill" */
export function commandPayload(
  occasion: Occasion,
  channel: Channel,
  command: string,
  text: string,
): JsonObject {
  const { slack, person, installation, workspace } = occasion;
  const { enterprise } = workspace;
  return {
    token: verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    ...(enterprise !== undefined && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: channel.id,
    channel_name: channel.kind === "private" ? "privategroup" : channel.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: slack.settings.appId,
    is_enterprise_install: String(installation.workspace === undefined),
    response_url: responseUrl(occasion, channel, undefined),
    trigger_id: slack.triggers.add(occasion),
  };
}

/** @param action the used element with its value or selection, and its block_id */
export function actionPayload(occasion: Occasion, where: Message | View, action: JsonObject): JsonObject {
  const { slack, workspace } = occasion;
  const actions = [{ ...action, action_ts: slack.ids.messageTime() }];
  const trigger = slack.triggers.add(occasion);
  if (where.is === "view") {
    return {
      type: "block_actions",
      ...surroundings(occasion, undefined),
      trigger_id: trigger,
      container: { type: "view", view_id: where.id },
      view: viewJson(slack, where, stateOf(action), workspace),
      actions,
    };
  }
  const { channel, onlyFor, threadTs } = where;
  return {
    type: "block_actions",
    // Direct messages with an organization's app belong to none of its workspaces.
    ...surroundings(occasion, channel.kind === "direct" ? workspace : channel.workspace),
    trigger_id: trigger,
    container: {
      type: "message",
      message_ts: where.ts,
      channel_id: channel.id,
      is_ephemeral: onlyFor !== undefined,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    },
    channel: { id: channel.id, name: channel.kind === "private" ? "privategroup" : channel.name },
    // Slack does not repeat ephemeral messages to the app.
    ...(onlyFor === undefined && { message: messageJson(where) }),
    state: { values: stateOf(action) },
    response_url: responseUrl(occasion, channel, where),
    actions,
  };
}

/** @param values by block_id, then by action_id */
export function submissionPayload(occasion: Occasion, view: View, values: JsonObject): JsonObject {
  const { slack, workspace } = occasion;
  return {
    type: "view_submission",
    ...surroundings(occasion, undefined),
    trigger_id: slack.triggers.add(occasion),
    view: viewJson(slack, view, values, workspace),
    response_urls: [],
  };
}

export function closingPayload(occasion: Occasion, view: View): JsonObject {
  return {
    type: "view_closed",
    ...surroundings(occasion, undefined),
    view: viewJson(occasion.slack, view, {}, occasion.workspace),
    is_cleared: false,
  };
}

/** @param workspace the channel's; with Slack Connect the person may belong to another one. Views have none */
function surroundings(occasion: Occasion, workspace: Workspace | undefined): JsonObject {
  const { slack, person, installation } = occasion;
  const whole = installation.workspace === undefined;
  const team = workspace ?? (whole ? undefined : occasion.workspace);
  const { enterprise } = team ?? occasion.workspace;
  const organization =
    enterprise === undefined ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name };
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: homeOf(occasion) },
    api_app_id: slack.settings.appId,
    token: verificationToken,
    // In views of an organization's installation Slack names no workspace.
    team: team === undefined ? null : { id: team.id, domain: team.domain, ...organization },
    enterprise: enterprise === undefined ? null : { id: enterprise.id, name: enterprise.name },
    is_enterprise_install: whole,
  };
}

/** Slack names a person's home or organization, no matter where they act. */
function homeOf({ slack, person }: Occasion): string {
  const { enterprise, id } = person.workspace;
  return slack.settings.homeIs === "organization" ? (enterprise?.id ?? id) : id;
}

function responseUrl(
  { slack, person, installation, interaction }: Occasion,
  channel: Channel,
  original: Message | undefined,
): string {
  const path = slack.responseUrls.add({ interaction, person, channel, installation, original });
  return `${slack.address}${path}`;
}

/** Buttons leave nothing in the state, selects do. */
function stateOf(action: JsonObject): JsonObject {
  if (action.type === "button" || action.type === "overflow") return {};
  const { block_id: _block, action_id: _action, ...value } = action;
  return { [textAt(action, "block_id") ?? ""]: { [textAt(action, "action_id") ?? ""]: value } };
}
