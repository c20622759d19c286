// conversations.info, conversations.open and conversations.members.

import type { Channel } from "../model.ts";
import { ApiError } from "../web-api/api-error.ts";
import { isIn } from "../world.ts";
import {
  type BotCall,
  findChannel,
  findPerson,
  type Method,
  openDirect,
  requireScope,
  requireText,
} from "./method.ts";

const readScopes = { public: "channels:read", private: "groups:read", direct: "im:read" } as const;

export const conversationsInfo: Method = {
  token: "bot",
  scopes: [],
  limit: 50,
  run(call) {
    return { channel: channelJson(call, findReadable(call)) };
  },
};

export const conversationsOpen: Method = {
  token: "bot",
  scopes: ["im:write"],
  limit: 50,
  run(call) {
    const person = findPerson(call, requireText(call.args, "users"));
    return { channel: { id: openDirect(call, person).id } };
  },
};

export const conversationsMembers: Method = {
  token: "bot",
  scopes: [],
  limit: 100,
  run(call) {
    const { slack, args } = call;
    const channel = findReadable(call);
    const ids = [...slack.world.people.values()].filter((one) => isIn(channel, one)).map(({ id }) => id);
    const from = Number(args.cursor ?? 0);
    const to = from + Math.min(Number(args.limit ?? 100), 1_000);
    return {
      members: ids.slice(from, to),
      response_metadata: { next_cursor: to < ids.length ? String(to) : "" },
    };
  },
};

/** @throws ApiError missing_scope by the channel's kind, channel_not_found */
function findReadable(call: BotCall): Channel {
  const id = requireText(call.args, "channel");
  if (call.slack.world.people.has(id)) throw new ApiError("channel_not_found");
  // Slack looks at scopes first: without them it doesn't say whether a private channel exists.
  const kind = call.slack.world.channels.get(id)?.kind;
  if (kind !== undefined) requireScope(call, readScopes[kind]);
  return findChannel(call, id);
}

function channelJson({ installation }: BotCall, channel: Channel) {
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === "public",
    is_private: channel.kind === "private",
    is_im: channel.kind === "direct",
    is_archived: channel.archived,
    is_member: isIn(channel, installation.bot),
    is_ext_shared: channel.sharedWith.size > 0,
    context_team_id: channel.workspace.id,
  };
}
