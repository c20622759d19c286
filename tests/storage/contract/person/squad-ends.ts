// The contract of squads that end while someone joins: no one is left in an ended squad.
import { describe, expect, it } from "vitest";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, dateOf, freshId, type Open, query, RIGHT } from "../../../support/storage/storage.ts";
import { startSquads } from "../learning/squads-at-play.ts";

const ROUNDS = 4;

export function describeSquadEnds(open: Open): void {
  async function start() {
    const stage = await startSquads(open);
    const { meet, create, join, play, database } = stage;
    /** A squad of five with points, which therefore stays as a row when it ends. */
    const squadOfFive = async (round: number) => {
      const names = ["a", "b", "c", "d", "e"].map((name) => `${name} ${round}`);
      const members = await Promise.all(names.map((name) => meet(name)));
      const [first, ...others] = members as [Member, ...Member[]];
      const squad = await create(`Squad ${round}`, first);
      for (const member of others) await join(squad, member, at(round));
      await play(round, [[first, RIGHT]]);
      return { squad, members };
    };
    const inEndedSquads = async () =>
      query(
        database,
        sql`SELECT squad_member.member_id FROM squad_member JOIN squad ON squad.id = squad_member.squad_id
          WHERE squad.ended = 1`,
      );
    return { ...stage, squadOfFive, inEndedSquads };
  }

  describe("a large squad that ends as someone joins", () => {
    it("because all its members leave, ends without them or stays for them", async () => {
      const { storage, meet, join, squadOfFive, inEndedSquads } = await start();
      for (let round = 0; round < ROUNDS; round++) {
        const { squad, members } = await squadOfFive(round);
        const newcomer = await meet(`newcomer ${round}`);
        await Promise.all([
          ...members.map(({ id }) => storage.squads.leave(id, freshId())),
          join(squad, newcomer, at(round, 21)),
        ]);
        expect(await inEndedSquads(), `round ${round}`).toEqual([]);
      }
    });

    it("because the team draws new ones, ends without them", async () => {
      const { storage, teamId, ada, meet, join, newId, squadOfFive, inEndedSquads } = await start();
      for (let round = 0; round < ROUNDS; round++) {
        const { squad } = await squadOfFive(round);
        const newcomer = await meet(`newcomer ${round}`);
        const id = newId();
        const squads = [{ id, name: `Drawn ${round}`, key: `drawn ${round}`, notice: "You're in a squad." }];
        const scope = { teamId, since: 0, from: dateOf(round) };
        await Promise.all([
          storage.squads.draw({ scope, squads, seed: 0.5, memberId: ada.id }, at(round, 21), freshId()),
          join(squad, newcomer, at(round, 21)),
        ]);
        expect(await inEndedSquads(), `round ${round}`).toEqual([]);
      }
    });
  });
}
