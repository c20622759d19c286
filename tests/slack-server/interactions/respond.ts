// Shows what the app says at a response_url.
import type { Slack } from "../slack.ts";
import { readDraft, readResponse } from "../web-api/draft.ts";
import { type JsonObject, textAt } from "../web-api/json.ts";
import type { Door } from "./response-urls.ts";
import { arrive, post, postEphemeral, remove, replace } from "./show.ts";

/**
 * What the app said at a response_url or in the ack of a command.
 * @throws ApiError for bad content
 */
export function respond(slack: Slack, door: Door, body: JsonObject): void {
  const { person, channel, original, interaction } = door;
  const { deleteOriginal, replaceOriginal, inChannel } = readResponse(body);
  if (deleteOriginal) {
    if (original !== undefined) remove(original);
    if (textAt(body, "text") === undefined && body.blocks === undefined) return;
  }
  const draft = readDraft(body);
  // After a command there is no original: Slack posts a new message instead.
  if (replaceOriginal && !deleteOriginal && original !== undefined) {
    replace(slack, original, draft);
    arrive(slack, person, original, interaction);
    return;
  }
  const posting = { channel, author: door.installation, draft, because: interaction };
  if (!inChannel) {
    postEphemeral(slack, person, posting);
    return;
  }
  const message = post(slack, posting);
  if (channel.kind !== "direct") arrive(slack, person, message, interaction);
}
