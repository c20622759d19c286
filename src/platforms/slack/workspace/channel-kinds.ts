// Which channels are private. Payloads say so; asking Slack needs a permission that Kubedrill doesn't request.

export interface ChannelKinds {
  /** @param name as a payload has it; Slack hides the names of private channels */
  note(channel: string | undefined, name: string | undefined): void;
  /** Undefined where no payload has named the channel yet. */
  isPrivate(channel: string): boolean | undefined;
}

const HIDDEN_NAME = "privategroup";
const MOST_KEPT = 10_000;

export function createChannelKinds(): ChannelKinds {
  const kinds = new Map<string, boolean>();
  return {
    note(channel, name) {
      if (channel === undefined || name === undefined) return;
      kinds.delete(channel);
      kinds.set(channel, name === HIDDEN_NAME);
      if (kinds.size <= MOST_KEPT) return;
      for (const oldest of kinds.keys()) {
        kinds.delete(oldest);
        break;
      }
    },
    isPrivate: (channel) => kinds.get(channel),
  };
}
