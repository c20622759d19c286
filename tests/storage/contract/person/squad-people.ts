// The contract of who is in a squad: its captain, and members who were removed.
import { describe, expect, it } from "vitest";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { at, freshId, type Open, openTeam } from "../../../support/storage/storage.ts";

const ALWAYS = 0;

export function describeSquadPeople(open: Open): void {
  /** A squad that ada created and bo, then chidi, joined. */
  async function start() {
    const team = await openTeam(open);
    const { storage, teamId, newId, meet } = team;
    const [ada, bo, chidi] = [await meet("ada"), await meet("bo"), await meet("chidi")];
    const created = await storage.squads.create({ id: newId(), name: "Rust", key: "rust" }, ada, at(0));
    const squadId = created.squad.id;
    const join = (member: Member, now: number) => storage.squads.join(squadId, member, now, freshId());
    await join(bo, at(1));
    await join(chidi, at(2));
    const people = () => storage.squads.people(squadId, teamId, ALWAYS);
    const remove = (captain: Member, member: Member) =>
      storage.squads.remove(
        { squadId, captain: captain.id, memberId: member.id, since: ALWAYS },
        at(3),
        freshId(),
      );
    const readmit = (captain: Member, member: Member) =>
      storage.squads.readmit({ squadId, captain: captain.id, memberId: member.id, since: ALWAYS }, freshId());
    return { ...team, ada, bo, chidi, squadId, join, people, remove, readmit };
  }

  describe("the people of a squad", () => {
    it("are its members, the latest first, with its captain; of its own team only", async () => {
      const { storage, teamId, ada, bo, chidi, squadId, people } = await start();
      const ref = ({ externalId, name }: Member) => ({ externalId, name });
      expect(await people()).toEqual({
        id: squadId,
        name: "Rust",
        captain: ada.id,
        members: [chidi, bo, ada].map((one) => ({ id: one.id, ref: ref(one) })),
        removed: [],
      });
      expect(await storage.squads.people(squadId, "another team", ALWAYS)).toBeUndefined();
      expect(await storage.squads.people("gone", teamId, ALWAYS)).toBeUndefined();
      expect((await storage.squads.ofTeam(teamId, ALWAYS)).map(({ captain }) => captain)).toEqual([ada.id]);
    });

    it("have pseudonyms if they are hidden", async () => {
      const { storage, bo, people } = await start();
      const { pseudonym } = await storage.people.change(bo.id, { hidden: true }, 0.5, at(3));
      expect((await people())?.members[1]).toEqual({ id: bo.id, ref: { externalId: "", name: pseudonym } });
    });

    it("are led by the longest-standing member once the creator left or was deleted", async () => {
      const { storage, ada, bo, chidi, join, people } = await start();
      await storage.squads.leave(ada.id, freshId());
      expect((await people())?.captain).toBe(bo.id);
      await join(ada, at(4));
      expect((await people())?.captain).toBe(ada.id);
      await storage.people.delete(ada.learnerId, freshId(), at(3));
      expect((await people())?.captain).toBe(bo.id);
      await storage.squads.leave(bo.id, freshId());
      expect((await people())?.captain).toBe(chidi.id);
    });
  });

  describe("a member who was removed from a squad", () => {
    it("can't join it again until the captain lets them", async () => {
      const { storage, teamId, ada, bo, join, people, remove, readmit } = await start();
      expect(await remove(ada, bo)).toBe("removed");
      expect(await remove(ada, bo)).toBe("not in it");
      expect((await people())?.removed.map(({ id }) => id)).toEqual([bo.id]);
      expect((await storage.squads.ofTeam(teamId, ALWAYS)).map(({ removed }) => removed)).toEqual([1]);
      expect(await join(bo, at(4))).toMatchObject({ type: "blocked" });
      expect(await readmit(ada, bo)).toBe(true);
      expect(await readmit(ada, bo)).toBe(false);
      expect(await join(bo, at(5))).toMatchObject({ type: "joined" });
    });

    it("was removed by its captain, who can't remove themselves or strangers", async () => {
      const { ada, bo, chidi, meet, people, remove, readmit } = await start();
      expect(await remove(bo, chidi)).toBe("not captain");
      expect(await remove(bo, ada)).toBe("not captain");
      expect(await remove(ada, ada)).toBe("not in it");
      expect(await remove(ada, await meet("stranger"))).toBe("not in it");
      expect((await people())?.members).toHaveLength(3);
      await remove(ada, bo);
      expect(await readmit(chidi, bo)).toBe(false);
    });

    it("leaves nothing behind with their data, nor with the squad", async () => {
      const { storage, ada, bo, chidi, people, remove } = await start();
      await remove(ada, bo);
      await storage.people.delete(bo.learnerId, freshId(), at(3));
      expect((await people())?.removed).toEqual([]);
      await remove(ada, chidi);
      expect(await storage.squads.leave(ada.id, freshId())).toMatchObject({ ended: true });
      expect(await people()).toBeUndefined();
    });
  });
}
