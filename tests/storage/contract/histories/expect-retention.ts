// A desired retention that's undone leaves no trace in the cards.
import { expect } from "vitest";
import { HOMES, PEOPLE, type Step } from "../../../support/histories/actions.ts";
import { type Played, playHistory } from "../../../support/histories/play.ts";
import type { TestTeam } from "../../../support/storage/storage.ts";
import { cardsByPerson } from "./expect-cards.ts";

/** Plays a history with and without its changes of retention. At the end, everyone goes back to the usual one. */
export async function expectRetentionUndone(
  withTeam: (use: (team: TestTeam) => Promise<void>) => Promise<void>,
  history: readonly Step[],
): Promise<void> {
  const found: Awaited<ReturnType<typeof cardsByPerson>>[] = [];
  const steady = history.map(({ hours, action }) =>
    action.type === "retention" ? { hours, action: { ...action, percent: 85 } } : { hours, action },
  );
  for (const one of [history, steady])
    await withTeam(async (team) => {
      const world = await playHistory(team, one);
      await resetRetention(world);
      found.push(await cardsByPerson(world, PEOPLE, HOMES));
    });
  expect(found[0]).toEqual(found[1]);
}

/** Sets everyone back to the usual retention. */
export async function resetRetention({ team, meet, now }: Played): Promise<void> {
  for (let person = 0; person < PEOPLE; person++)
    for (let home = 0; home < HOMES; home++) {
      const { id } = await meet(person, home);
      await team.storage.people.change(id, { retention: 85 }, 0.5, now);
    }
}
