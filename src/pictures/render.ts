// SVG as a PNG, drawn in a worker, so that answers don't wait. One picture per user at a time.
import type { Timers } from "../ports/timers.ts";
import { createWorkerThread } from "../threads/worker-thread.ts";
import type { Svg } from "./svg.ts";

/**
 * Draws a picture twice as wide and high as its SVG says. Rejects if the thread can't draw it, or if too many pictures
 * wait. While a user's picture waits or is drawn, a second request of the same user gets that one.
 */
type RenderPicture = (svg: Svg, user: string) => Promise<Uint8Array>;

export interface Pictures {
  readonly render: RenderPicture;
  stop(): Promise<void>;
}

interface Options {
  readonly script?: URL;
  readonly timers?: Timers;
}

/** Deadline for a picture, in ms. A slow machine needs a tenth of it. */
const PATIENCE = 5_000;

/** Drawing this many takes about four seconds. Further texts go out without a picture. */
export const MOST_WAITING = 50;

/** The first picture starts the thread. */
export function createPictures({
  script = new URL("draw.ts", import.meta.url),
  ...timers
}: Options = {}): Pictures {
  const thread = createWorkerThread<Svg, Uint8Array>({
    name: "The drawing thread",
    script,
    patience: PATIENCE,
    ...timers,
  });
  /** By user. One per user makes first come, first served fair. */
  const drawing = new Map<string, Promise<Uint8Array>>();
  return {
    async render(svg, user) {
      const running = drawing.get(user);
      if (running !== undefined) return running;
      if (drawing.size >= MOST_WAITING) throw new Error(`${MOST_WAITING} pictures already wait to be drawn.`);
      const picture = thread.ask(svg).finally(() => drawing.delete(user));
      drawing.set(user, picture);
      return picture;
    },
    stop: thread.stop,
  };
}
