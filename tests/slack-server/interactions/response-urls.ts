// response_urls: an interaction's own door for answers, five times within half an hour.

import { keepNewest } from "../bounded.ts";
import type { Channel, Installation, Message, Person } from "../model.ts";
import type { Settings } from "../settings.ts";
import type { Slack } from "../slack.ts";
import { ApiError } from "../web-api/api-error.ts";
import { readDraft, readResponse } from "../web-api/draft.ts";
import { type JsonObject, textAt } from "../web-api/json.ts";
import { arrive, post, postEphemeral, remove, replace } from "./show.ts";

export interface Door {
  readonly interaction: string;
  readonly person: Person;
  readonly channel: Channel;
  readonly installation: Installation;
  /** The message that was clicked. */
  readonly original: Message | undefined;
}

interface Entry {
  readonly door: Door;
  uses: number;
  expiresAt: number;
}

export interface ResponseUrls {
  /** @returns the path of the URL. */
  add(door: Door): string;
  /** Spends one use. @throws ApiError invalid_url, expired_url, used_url */
  use(path: string): Door;
  /** Every URL given out so far is too old. */
  expireAll(): void;
}

export function createResponseUrls(settings: Settings): ResponseUrls {
  const { now, responseUrlMs, responseUrlUses, remember } = settings;
  const entries = new Map<string, Entry>();
  return {
    add(door) {
      const path = `/response/${door.person.workspace.id}/${door.interaction}`;
      keepNewest(entries, path, { door, uses: 0, expiresAt: now() + responseUrlMs }, remember);
      return path;
    },
    use(path) {
      const entry = entries.get(path);
      if (entry === undefined) throw new ApiError("invalid_url");
      if (now() >= entry.expiresAt) throw new ApiError("expired_url");
      if (entry.uses >= responseUrlUses) throw new ApiError("used_url");
      entry.uses += 1;
      return entry.door;
    },
    expireAll() {
      for (const entry of entries.values()) entry.expiresAt = Number.NEGATIVE_INFINITY;
    },
  };
}

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
