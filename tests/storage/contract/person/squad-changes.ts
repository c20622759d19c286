// The contract of a squad's name and its captain's choice of the next one. Storage checks again who decides.
import { describe, expect, it } from "vitest";
import { at, dateOf, freshId, type Open, openTeam, RIGHT } from "../../../support/storage/storage.ts";

export function describeSquadChanges(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const { storage, meet, newId, teamId } = team;
    const [ada, bo, chidi] = [await meet("ada"), await meet("bo"), await meet("chidi")];
    const create = (name: string, member = ada) =>
      storage.squads.create({ id: newId(), name, key: name.toLowerCase() }, member, at(0));
    const { squad } = await create("Larks");
    await storage.squads.join(squad.id, bo, at(0, 1), freshId());
    const rename = (name: string, captain: string | undefined, since = 0, squadId = squad.id) => {
      const naming = { squadId, teamId, name, key: name.toLowerCase(), memberId: ada.id, captain, since };
      return storage.squads.rename(naming, freshId());
    };
    const appoint = (captain: string, memberId: string, since = 0) =>
      storage.squads.appoint({ squadId: squad.id, captain, memberId, since }, freshId());
    const read = async () => {
      const found = (await storage.squads.ofTeam(teamId, 0)).find(({ id }) => id === squad.id);
      return found && [found.name, found.captain];
    };
    return { ...team, ada, bo, chidi, squad, create, rename, appoint, read };
  }

  describe("renaming a squad", () => {
    it("is for its captain, or for anyone if the captain isn't asked for", async () => {
      const { ada, bo, rename, read } = await start();
      expect(await rename("Owls", bo.id)).toEqual({ type: "not captain" });
      expect(await read()).toEqual(["Larks", ada.id]);
      expect(await rename("Owls", ada.id)).toEqual({ type: "renamed", before: "Larks" });
      expect(await rename("Crows", undefined)).toEqual({ type: "renamed", before: "Owls" });
      expect(await read()).toEqual(["Crows", ada.id]);
    });

    it("takes no name of another squad, and keeps its own", async () => {
      const { chidi, create, rename, read } = await start();
      const { squad: owls } = await create("Owls", chidi);
      expect(await rename("owls", undefined)).toEqual({ type: "exists", squad: owls });
      expect(await rename("LARKS", undefined)).toEqual({ type: "renamed", before: "Larks" });
      expect((await read())?.[0]).toBe("LARKS");
    });

    it("finds no squad that ended, or of another team", async () => {
      const { storage, ada, bo, teamId, rename, squad } = await start();
      const naming = { squadId: squad.id, name: "Owls", key: "owls", memberId: ada.id, captain: undefined };
      const elsewhere = { ...naming, teamId: `${teamId}x`, since: 0 };
      expect(await storage.squads.rename(elsewhere, freshId())).toEqual({ type: "gone" });
      for (const { id } of [ada, bo]) await storage.squads.leave(id, freshId());
      expect(await rename("Owls", undefined)).toEqual({ type: "gone" });
    });
  });

  describe("choosing the next captain", () => {
    it("is for the captain, and only members of the squad can be chosen", async () => {
      const { ada, bo, chidi, appoint, read } = await start();
      expect(await appoint(bo.id, bo.id)).toBe("not captain");
      expect(await appoint(ada.id, chidi.id)).toBe("not in it");
      expect(await read()).toEqual(["Larks", ada.id]);
      expect(await appoint(ada.id, bo.id)).toBe("appointed");
      expect(await read()).toEqual(["Larks", bo.id]);
    });

    it("needs a member seen lately", async () => {
      const { storage, ada, bo, meet, appoint, read } = await start();
      const person = {
        platform: "playground",
        admin: false,
        team: { externalId: "T1", name: "Team One" },
      } as const;
      const ids = { team: freshId(), learner: freshId(), member: freshId(), chance: 0.5 };
      await storage.people.meet({ ...person, externalId: "U-ada", name: "ada" }, at(50), ids);
      expect(await appoint(ada.id, bo.id, at(1))).toBe("not in it");
      await meet("bo");
      expect(await read()).toEqual(["Larks", ada.id]);
    });
  });
  describe("a draw", () => {
    it("takes members seen lately who are in a squad, or whose answers count since its date", async () => {
      const { storage, teamId, chidi, meet, createDrill, post, answer } = await start();
      const drill = await createDrill();
      const early = await meet("early");
      for (const [day, member] of [
        [0, early],
        [5, chidi],
      ] as const) {
        const posting = await post(drill, day);
        await answer(posting, member, RIGHT);
        await storage.closing.close(posting.id, at(day, 20));
      }
      const people = async (from: number, since: number) =>
        (await storage.squads.drawable({ teamId, since, from: dateOf(from) })).people;
      expect(await people(5, 0), "two in the squad, and one answer").toBe(3);
      expect(await people(0, 0)).toBe(4);
      expect(await people(0, at(1)), "no one was seen").toBe(0);
    });
  });
}
