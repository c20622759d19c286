// What actions do to a world.
import type { Action } from "./actions.ts";
import type { World } from "./world.ts";

/** What one type of action does to the world at `now` (epoch ms). */
export type Play<T extends Action["type"]> = (
  world: World,
  action: Extract<Action, { type: T }>,
  now: number,
) => Promise<unknown>;

/** What each type of action does. */
export type Plays<T extends Action["type"]> = { readonly [K in T]: Play<K> };
