// Which channels are private. Payloads say so; asking Slack needs a permission that Kubedrill doesn't request.
import { LRUCache } from "lru-cache";

export interface ChannelKinds {
  /** @param name as a payload has it; Slack hides the names of private channels */
  note(channel: string | undefined, name: string | undefined): void;
  /** Undefined where no payload has named the channel yet. */
  isPrivate(channel: string): boolean | undefined;
}

const HIDDEN_NAME = "privategroup";
const MAX_KEPT = 10_000;

export function createChannelKinds(): ChannelKinds {
  const kinds = new LRUCache<string, boolean>({ max: MAX_KEPT });
  return {
    note(channel, name) {
      if (channel !== undefined && name !== undefined) kinds.set(channel, name === HIDDEN_NAME);
    },
    isPrivate: (channel) => kinds.get(channel),
  };
}
