// response_urls: an interaction's own door for answers, five times within half an hour.

import { keepNewest } from "../bounded.ts";
import type { Channel, Installation, Message, Person } from "../model.ts";
import type { SlackServerSettings } from "../settings.ts";
import { ApiError } from "../web-api/api-error.ts";

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

export function createResponseUrls(settings: SlackServerSettings): ResponseUrls {
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
