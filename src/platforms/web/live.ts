// Live updates: what happens in the channel, to every open tab.
import type { StoredMessage } from "../../ports/message-log.ts";

export type LiveEvent =
  | { readonly type: "message"; readonly message: StoredMessage }
  | { readonly type: "clock" }
  | { readonly type: "end" };

type Listener = (event: LiveEvent) => void;

export interface Live {
  /** Hears every event until the returned function is called. */
  listen(listener: Listener): () => void;
  tell(event: LiveEvent): void;
}

export function createLive(): Live {
  const listeners = new Set<Listener>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(event) {
      for (const listener of listeners) listener(event);
    },
  };
}
