// Linking and separating accounts restores both sides' cards exactly.
import { expect } from "vitest";
import { HOMES, PEOPLE } from "../../../support/histories/actions.ts";
import type { Played } from "../../../support/histories/play.ts";
import { link } from "../../../support/histories/play-people.ts";
import { settle } from "../../../support/histories/play-upkeep.ts";
import { freshId } from "../../../support/storage/storage.ts";
import { cardsByPerson, expectCards } from "./expect-cards.ts";
import { resetRetention } from "./expect-retention.ts";

/** Separates everyone's accounts, links them, and separates them again, in both directions. */
export async function expectLinksRestored(world: Played): Promise<void> {
  const { team, meet, now } = world;
  // A link takes one side's retention, and no own weights; the cards then differ rightly.
  await resetRetention(world);
  await dropWeights(world);
  const separateAll = async (home: number) => {
    for (let person = 0; person < PEOPLE; person++) {
      const ids = { own: team.newId(), others: team.newId() };
      await team.storage.links.separate((await meet(person, home)).id, ids, freshId());
    }
  };
  await separateAll(0);
  const apart = await cardsByPerson(world, PEOPLE, HOMES);
  for (const [redeemer, home] of [
    [0, 1],
    [1, 0],
    [0, 2],
  ] as const) {
    for (let person = 0; person < PEOPLE; person++) await link(world, person, redeemer, now);
    await expectCards(world);
    await separateAll(home);
    expect(await cardsByPerson(world, PEOPLE, HOMES)).toEqual(apart);
  }
}

async function dropWeights(world: Played): Promise<void> {
  const drop = { weights: undefined, isLate: false, now: world.now };
  for (let person = 0; person < PEOPLE; person++)
    for (let home = 0; home < HOMES; home++) await settle(world, person, home, drop);
}
