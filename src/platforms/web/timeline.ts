// What only one person sees: their commands and the replies to them, each below a message of the channel.
import type { Block, Form } from "../../ports/reply.ts";

/** A private reply, and the command that it answers. */
export interface Entry {
  /** Unique in the page. */
  readonly id: string;
  /** The ID of the message that it's shown below; empty: at the top. */
  readonly under: string;
  /** The command, if it was typed. */
  readonly typed?: string | undefined;
  readonly blocks: readonly Block[];
  readonly form?: Form | undefined;
  /** Epoch ms. */
  readonly at: number;
}

export interface Timeline {
  /** Adds an entry, or replaces the one with the same ID in its place. */
  put(as: string, entry: Entry): void;
  /** A person's entries, oldest first. */
  of(as: string): readonly Entry[];
}

/** As on Slack, private replies live as long as the process, and the oldest ones go first. */
const MOST_ENTRIES = 100;

export function createTimeline(): Timeline {
  const people = new Map<string, readonly Entry[]>();
  const entriesOf = (as: string) => people.get(as) ?? [];
  return {
    put(as, entry) {
      const earlier = entriesOf(as);
      const isNew = earlier.every(({ id }) => id !== entry.id);
      const entries = isNew ? [...earlier, entry] : earlier.map((one) => (one.id === entry.id ? entry : one));
      people.set(as, entries.slice(-MOST_ENTRIES));
    },
    of: entriesOf,
  };
}
