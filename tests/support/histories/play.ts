// Plays a random history on a storage, action by action.
import { at, HOUR, type TestTeam } from "../storage/storage.ts";
import type { Action, Step } from "./actions.ts";
import { playAnswers } from "./play-answers.ts";
import { playPeople } from "./play-people.ts";
import { playSquads } from "./play-squads.ts";
import { playUpkeep } from "./play-upkeep.ts";
import type { Play, Plays } from "./plays.ts";
import { makeWorld, type World } from "./world.ts";

const plays: Plays<Action["type"]> = { ...playAnswers, ...playPeople, ...playSquads, ...playUpkeep };

/** A world after its history. */
export interface Played extends World {
  /** A moment after its last action (epoch ms). */
  readonly now: number;
}

/** Plays a history in a new world. `check` runs after each action. */
export async function playHistory(
  team: TestTeam,
  history: readonly Step[],
  check: (world: Played) => Promise<void> = async () => {},
): Promise<Played> {
  const world = await makeWorld(team);
  let now = at(0);
  for (const { hours, action } of history) {
    now += hours * HOUR + 60_000;
    await (plays[action.type] as Play<Action["type"]>)(world, action as never, now);
    await check({ ...world, now });
  }
  return { ...world, now: now + 60_000 };
}
