// Statement budgets of what changes a whole squad, or all of them.
import type { Member } from "../../../../src/ports/storage/people.ts";
import { at, dateOf, freshId, type TestTeam } from "../../../support/storage/storage.ts";
import { type Budget, times } from "./budget.ts";

/** A squad with that many members, the captain first. */
async function makeSquad(team: TestTeam, members: number) {
  const all = await times(members, (index) => team.meet(`member ${index}`));
  const [captain, ...others] = all as readonly [Member, ...Member[]];
  const squad = { id: team.newId(), name: "Larks", key: "larks" };
  await team.storage.squads.create(squad, captain, at(0));
  for (const member of others) await team.storage.squads.join(squad.id, member, at(1), freshId());
  return { squadId: squad.id, captain: captain.id, last: all.at(-1)?.id ?? "" };
}

async function membersOf({ storage, teamId }: TestTeam): Promise<number> {
  const squads = await storage.squads.ofTeam(teamId, 0);
  return squads.reduce((sum, { members }) => sum + members.length, 0);
}

export const squadBudgets: readonly Budget[] = [
  {
    name: "squads.rename: a squad with many members",
    statements: 8,
    async prepare(team, rows) {
      const { squadId, captain } = await makeSquad(team, rows);
      const naming = { squadId, captain, memberId: captain, teamId: team.teamId, since: 0 };
      return async () => {
        await team.storage.squads.rename({ ...naming, name: "Night owls", key: "night owls" }, freshId());
        return membersOf(team);
      };
    },
  },
  {
    name: "squads.appoint: in a squad with many members",
    statements: 6,
    async prepare(team, rows) {
      const { squadId, captain, last } = await makeSquad(team, rows);
      return async () => {
        await team.storage.squads.appoint({ squadId, captain, memberId: last, since: 0 }, freshId());
        return membersOf(team);
      };
    },
  },
  {
    name: "squads.heirs: many squads without their captain",
    statements: 2,
    async prepare(team, rows) {
      await times(rows, async (index) => {
        const [captain, heir] = [await team.meet(`captain ${index}`), await team.meet(`heir ${index}`)];
        const squad = { id: team.newId(), name: `Squad ${index}`, key: `squad ${index}` };
        await team.storage.squads.create(squad, captain, at(0));
        await team.storage.squads.join(squad.id, heir, at(1), freshId());
        await team.storage.squads.leave(captain.id, freshId());
      });
      return async () => (await team.storage.squads.heirs(0, undefined)).heirs.length;
    },
  },
  {
    name: "squads.draw: many people in many squads",
    statements: 13,
    async prepare(team, rows) {
      const members = await times(rows, (index) => team.meet(`member ${index}`));
      for (const [index, member] of members.entries()) {
        const squad = { id: team.newId(), name: `Squad ${index}`, key: `squad ${index}` };
        await team.storage.squads.create(squad, member, at(0));
      }
      const drawn = Array.from({ length: rows }, (_, index) => {
        const id = team.newId();
        return { id, name: `New ${index}`, key: `new ${index}`, notice: "You're in a squad." };
      });
      const [{ id: memberId }] = members as readonly [Member];
      const scope = { teamId: team.teamId, since: 0, from: dateOf(0) };
      return async () => {
        const drawing = { scope, squads: drawn, seed: 0.5, memberId };
        return (await team.storage.squads.draw(drawing, at(2), freshId())).people;
      };
    },
  },
];
