// trigger_ids: each opens one view, within three seconds.
import { randomUUID } from "node:crypto";
import { keepNewest } from "../bounded.ts";
import type { Person, Workspace } from "../model.ts";
import type { SlackServerSettings } from "../settings.ts";
import { ApiError } from "../web-api/api-error.ts";

interface Trigger {
  readonly person: Person;
  readonly workspace: Workspace;
  readonly interaction: string;
  expiresAt: number;
  used: boolean;
}

export interface Triggers {
  add(occasion: Pick<Trigger, "person" | "workspace" | "interaction">): string;
  /** @throws ApiError invalid_trigger_id, expired_trigger_id, exchanged_trigger_id */
  exchange(id: string): Trigger;
  /** Every trigger given out so far is too late. */
  expireAll(): void;
}

export function createTriggers({ now, triggerMs, remember }: SlackServerSettings): Triggers {
  const triggers = new Map<string, Trigger>();
  let count = 0;
  return {
    add({ person, workspace, interaction }) {
      count += 1;
      const id = `${count}.${workspace.id}.${randomUUID()}`;
      const trigger = { person, workspace, interaction, expiresAt: now() + triggerMs, used: false };
      keepNewest(triggers, id, trigger, remember);
      return id;
    },
    exchange(id) {
      const trigger = triggers.get(id);
      if (trigger === undefined) throw new ApiError("invalid_trigger_id");
      if (trigger.used) throw new ApiError("exchanged_trigger_id");
      if (now() >= trigger.expiresAt) throw new ApiError("expired_trigger_id");
      trigger.used = true;
      return trigger;
    },
    expireAll() {
      for (const trigger of triggers.values()) trigger.expiresAt = Number.NEGATIVE_INFINITY;
    },
  };
}
