// chat.update and chat.delete.

import { messageJson, remove, replace } from "../interactions/show.ts";
import type { Message } from "../model.ts";
import { ApiError } from "../web-api/api-error.ts";
import { readDraft } from "../web-api/draft.ts";
import { structureAt } from "../web-api/json.ts";
import { type BotCall, findChannel, type Method, requireText } from "./method.ts";

/** Shorter than what can be posted. */
const longestUpdate = 4_000;

export const chatUpdate: Method = {
  token: "bot",
  scopes: ["chat:write"],
  limit: 50,
  run(call) {
    const { slack, args } = call;
    const message = findMessage(call, "cant_update_message");
    const age = slack.settings.now() - Number(message.ts) * 1_000;
    if (age > message.channel.workspace.editWindowMs) throw new ApiError("edit_window_closed");
    // Without new blocks the old ones stay.
    const draft = readDraft(
      structureAt(args, "blocks") === undefined ? { ...args, blocks: message.blocks } : args,
      { text: longestUpdate },
    );
    replace(slack, message, draft);
    return { channel: message.channel.id, ts: message.ts, text: message.text, message: messageJson(message) };
  },
};

export const chatDelete: Method = {
  token: "bot",
  scopes: ["chat:write"],
  limit: 50,
  run(call) {
    const message = findMessage(call, "cant_delete_message");
    remove(message);
    return { channel: message.channel.id, ts: message.ts };
  },
};

/** Ephemeral messages cannot be found this way. @throws ApiError message_not_found, or `notOwn` */
function findMessage(call: BotCall, notOwn: string): Message {
  const channel = findChannel(call, requireText(call.args, "channel"));
  if (channel.archived) throw new ApiError("is_archived");
  const message = channel.messages.get(requireText(call.args, "ts"));
  if (message === undefined) throw new ApiError("message_not_found");
  if (message.author !== call.installation) throw new ApiError(notOwn);
  return message;
}
