// The contract of squads that lost their captain: who takes over, and who gets a notice.
import { describe, expect, it } from "vitest";
import { at, freshId, type Open, openTeam } from "../../../support/storage/storage.ts";

export function describeSquadHeirs(open: Open): void {
  /** A squad that ada created and left; bo, then chidi, are in it. */
  async function start() {
    const team = await openTeam(open);
    const { storage, meet, newId } = team;
    const [ada, bo, chidi] = [await meet("ada"), await meet("bo"), await meet("chidi")];
    const { squad } = await storage.squads.create({ id: newId(), name: "Rust", key: "rust" }, ada, at(0));
    await storage.squads.join(squad.id, bo, at(1), freshId());
    await storage.squads.join(squad.id, chidi, at(2), freshId());
    await storage.squads.leave(ada.id, freshId());
    const heirs = async (since = 0) => (await storage.squads.heirs(since, undefined)).heirs;
    const succeed = (memberId: string, since = 0) => {
      const notice = { id: freshId(), markdown: "You lead." };
      return storage.squads.succeed({ squadId: squad.id, memberId, since, notice }, at(3));
    };
    const captain = async () => (await storage.squads.people(squad.id, team.teamId, 0))?.captain;
    const notices = (memberId: string) => storage.notices.take(memberId, 3, freshId());
    return { ...team, ada, bo, chidi, squad, heirs, succeed, captain, notices };
  }

  describe("a squad that lost its captain", () => {
    it("is found with its longest member, until that member took over", async () => {
      const { ada, bo, chidi, squad, storage, heirs, succeed, captain, notices } = await start();
      expect(await heirs()).toEqual([{ id: squad.id, name: "Rust", memberId: bo.id }]);
      await succeed(bo.id);
      expect(await heirs()).toEqual([]);
      expect(await notices(bo.id)).toEqual(["You lead."]);
      await storage.squads.join(squad.id, ada, at(4), freshId());
      expect(await captain()).toBe(bo.id);
      await succeed(chidi.id);
      expect(await captain(), "it has a captain").toBe(bo.id);
      expect(await notices(chidi.id)).toEqual([]);
    });

    it("keeps a captain who came back meanwhile, and takes no one who left", async () => {
      const { ada, bo, squad, storage, succeed, captain, notices, chidi } = await start();
      await storage.squads.leave(bo.id, freshId());
      await succeed(bo.id);
      expect(await captain()).toBe(chidi.id);
      await storage.squads.join(squad.id, ada, at(4), freshId());
      await succeed(chidi.id);
      expect(await captain()).toBe(ada.id);
      for (const { id } of [bo, chidi]) expect(await notices(id)).toEqual([]);
    });

    it("isn't found if no member was seen lately, or if it ended", async () => {
      const { bo, chidi, storage, heirs, succeed, notices } = await start();
      expect(await heirs(at(999))).toEqual([]);
      await succeed(bo.id, at(999));
      expect(await notices(bo.id)).toEqual([]);
      for (const { id } of [bo, chidi]) await storage.squads.leave(id, freshId());
      expect(await heirs()).toEqual([]);
    });

    it("is found though its creator is back, once the captain after them deleted their data", async () => {
      const { ada, bo, chidi, squad, storage, heirs, succeed, notices } = await start();
      await succeed(bo.id);
      await storage.squads.join(squad.id, ada, at(4), freshId());
      await storage.people.delete(bo.learnerId, freshId(), at(5));
      expect(await heirs()).toEqual([{ id: squad.id, name: "Rust", memberId: chidi.id }]);
      await succeed(chidi.id);
      expect(await notices(chidi.id)).toEqual(["You lead."]);
    });

    it("gets one captain, who gets one notice, if two processes name them at the same time", async () => {
      const { bo, succeed, captain, notices } = await start();
      await Promise.all([succeed(bo.id), succeed(bo.id)]);
      expect(await captain()).toBe(bo.id);
      expect(await notices(bo.id)).toEqual(["You lead."]);
    });

    it("is found on any page", async () => {
      const { storage, meet, newId, bo } = await start();
      for (let index = 0; index < 120; index++) {
        const member = await meet(`member ${index}`);
        const name = `squad ${index}`;
        const { squad } = await storage.squads.create({ id: newId(), name, key: name }, member, at(0));
        if (index < 118) continue;
        await storage.squads.join(squad.id, await meet(`heir ${index}`), at(1), freshId());
        await storage.squads.leave(member.id, freshId());
      }
      const found: string[] = [];
      let after: string | undefined;
      do {
        const { heirs, last } = await storage.squads.heirs(0, after);
        found.push(...heirs.map(({ memberId }) => memberId));
        after = last;
      } while (after !== undefined);
      const late = [await meet("heir 118"), await meet("heir 119")];
      expect(found.toSorted()).toEqual([bo, ...late].map(({ id }) => id).toSorted());
    });
  });
}
