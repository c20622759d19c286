// The contract of squads: one per member and none empty, even with concurrent joining, leaving, and creating.
import { describe, expect, it } from "vitest";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { deleteMembers } from "../../../../src/storage/purge.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, freshId, makePerson, type Open, openTeam, query } from "../../../support/storage/storage.ts";

const ALWAYS = 0;

export function describeSquads(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const { storage, database, teamId, newId, meet } = team;
    const [ada, bo, chidi] = [await meet("ada"), await meet("bo"), await meet("chidi")];
    const names = new Map([ada, bo, chidi].map(({ id, name }) => [id, name]));
    const create = (name: string, member: Member, id = newId()) =>
      storage.squads.create({ id, name, key: name.toLowerCase() }, member, at(0));
    /** Squads as “name: members”. */
    const all = async (since = ALWAYS) =>
      (await storage.squads.ofTeam(teamId, since)).map(
        ({ name, members }) =>
          `${name}: ${members
            .map((id) => names.get(id))
            .toSorted()
            .join(", ")}`,
      );
    /** How many squads and memberships are stored. */
    const rows = async () => {
      const [row] = await query(
        database,
        sql`SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM squad) AS squads,
          (SELECT CAST(COUNT(*) AS BIGINT) FROM squad_member) AS members`,
      );
      return [row?.squads, row?.members];
    };
    return { ...team, ada, bo, chidi, create, all, rows };
  }

  describe("a squad", () => {
    it("is created with its creator in it, joined and left", async () => {
      const { storage, ada, bo, create, all } = await start();
      const created = await create("Rust", ada);
      expect(created).toMatchObject({ type: "created", squad: { name: "Rust" }, left: undefined });
      const { squad } = created;
      expect(await storage.squads.join(squad.id, bo, at(1), freshId())).toEqual({
        type: "joined",
        squad,
        left: undefined,
      });
      expect(await all()).toEqual(["Rust: ada, bo"]);
      expect(await storage.squads.leave(ada.id, freshId())).toEqual({ ...squad, ended: false });
      expect(await storage.squads.leave(ada.id, freshId())).toBeUndefined();
      expect(await all()).toEqual(["Rust: bo"]);
    });

    it("that its last member leaves is gone, and its name is free", async () => {
      const { storage, ada, bo, create, rows } = await start();
      const { squad } = await create("Rust", ada);
      expect(await storage.squads.leave(ada.id, freshId())).toEqual({ ...squad, ended: true });
      expect(await rows()).toEqual([0, 0]);
      expect(await storage.squads.join(squad.id, bo, at(1), freshId())).toEqual({ type: "gone" });
      expect(await create("Rust", bo)).toMatchObject({ type: "created" });
    });

    it("is left for another one", async () => {
      const { storage, ada, bo, create, all } = await start();
      const [rust, go] = [await create("Rust", ada), await create("Go", bo)];
      expect(await storage.squads.join(go.squad.id, ada, at(1), freshId())).toEqual({
        type: "joined",
        squad: go.squad,
        left: { ...rust.squad, ended: true },
      });
      expect(await create("Zig", ada)).toMatchObject({
        type: "created",
        left: { ...go.squad, ended: false },
      });
      expect(await all()).toEqual(["Go: bo", "Zig: ada"]);
    });

    it("is joined once", async () => {
      const { storage, ada, create, rows } = await start();
      const { squad } = await create("Rust", ada);
      expect(await storage.squads.join(squad.id, ada, at(1), freshId())).toEqual({
        type: "there already",
        squad,
      });
      expect(await create("RUST", ada)).toEqual({ type: "there already", squad });
      expect(await rows()).toEqual([1, 1]);
    });

    it("has a unique name in its team", async () => {
      const { storage, meet, ada, bo, create } = await start();
      const { squad } = await create("Rust", ada);
      expect(await create("rust", bo)).toEqual({ type: "exists", squad });
      const guest = await meet("guest", { team: { externalId: "T2", name: "Team Two" } });
      expect(await create("rust", guest)).toMatchObject({ type: "created" });
      expect(await storage.squads.join(squad.id, guest, at(1), freshId())).toEqual({ type: "gone" });
    });

    it("of one name is created once, even by concurrent members", async () => {
      const { meet, create, all, rows } = await start();
      const members = await Promise.all(Array.from({ length: 8 }, (_, index) => meet(`m${index}`)));
      const outcomes = await Promise.all(members.map((member) => create("Rust", member)));
      expect(outcomes.map(({ type }) => type).toSorted()).toEqual(["created", ...Array(7).fill("exists")]);
      expect(new Set(outcomes.map(({ squad }) => squad.id)).size).toBe(1);
      expect(await all()).toHaveLength(1);
      expect(await rows()).toEqual([1, 1]);
    });

    it("takes all who join at the same moment, and a member who joins two is in one", async () => {
      const { storage, meet, ada, bo, create, rows } = await start();
      const [rust, go] = [await create("Rust", ada), await create("Go", bo)];
      const members = await Promise.all(Array.from({ length: 8 }, (_, index) => meet(`m${index}`)));
      await Promise.all(
        members.flatMap((member) =>
          [rust, go].map(({ squad }) => storage.squads.join(squad.id, member, at(1), freshId())),
        ),
      );
      expect(await rows()).toEqual([2, 10]);
    });

    it("ends once, when its last members leave or move at the same moment", async () => {
      const { storage, meet, ada, create, rows } = await start();
      const { squad: other } = await create("Go", ada);
      const members = await Promise.all(Array.from({ length: 6 }, (_, index) => meet(`m${index}`)));
      const [first, ...others] = members;
      for (let round = 0; round < 5 && first !== undefined; round++) {
        const { squad } = await create("Rust", first);
        await Promise.all(others.map((member) => storage.squads.join(squad.id, member, at(1), freshId())));
        const left = await Promise.all(
          members.map(async (member, index) => {
            if (index % 2 === 0) return storage.squads.leave(member.id, freshId());
            const joined = await storage.squads.join(other.id, member, at(2), freshId());
            return joined.type === "joined" ? joined.left : undefined;
          }),
        );
        expect(left.filter((one) => one?.ended)).toHaveLength(1);
        expect(await rows()).toEqual([1, 4]);
        await Promise.all(members.map((member) => storage.squads.leave(member.id, freshId())));
        expect(await rows()).toEqual([1, 1]);
      }
    });

    it("that is created twice with the same ID, as after a lost reply, is created", async () => {
      const { ada, create, rows } = await start();
      const { squad } = await create("Rust", ada);
      expect(await create("Rust", ada, squad.id)).toEqual({ type: "created", squad, left: undefined });
      expect(await rows()).toEqual([1, 1]);
    });

    it("is never empty and never lost if one joins as the last one leaves", async () => {
      const { storage, teamId, ada, bo, create, rows } = await start();
      for (let round = 0; round < 10; round++) {
        const { squad } = await create("Rust", ada);
        const [joined] = await Promise.all([
          storage.squads.join(squad.id, bo, at(1), freshId()),
          storage.squads.leave(ada.id, freshId()),
        ]);
        const there = (await storage.squads.ofTeam(teamId, ALWAYS)).map(({ members }) => members);
        expect(there).toEqual(joined.type === "joined" ? [[bo.id]] : []);
        await storage.squads.leave(bo.id, freshId());
        expect(await rows()).toEqual([0, 0]);
      }
    });

    it("outlives its creator, and goes with its last member", async () => {
      const { database, ada, bo, create, storage, all, rows } = await start();
      const { squad } = await create("Rust", ada);
      await storage.squads.join(squad.id, bo, at(1), freshId());
      await database.write(() => deleteMembers([ada.id]));
      expect(await all()).toEqual(["Rust: bo"]);
      await database.write(() => deleteMembers([bo.id]));
      expect(await rows()).toEqual([0, 0]);
    });
  });

  describe("squads of a team", () => {
    it("are sorted by name; their names by size", async () => {
      const { storage, ada, bo, chidi, create, all } = await start();
      await create("Zig", ada);
      await create("Rust", bo);
      const { squad } = await create("Go", chidi);
      expect(await all()).toEqual(["Go: chidi", "Rust: bo", "Zig: ada"]);
      await storage.squads.join(squad.id, bo, at(1), freshId());
      const team = { platform: "playground", externalId: "T1" } as const;
      expect(await storage.squads.names(team, ALWAYS)).toEqual(["Go", "Zig"]);
      expect(await storage.squads.names({ ...team, externalId: "T2" }, ALWAYS)).toEqual([]);
      expect(await storage.squads.names({ ...team, platform: "slack" }, ALWAYS)).toEqual([]);
    });

    it("count recently seen members", async () => {
      const { storage, ada, bo, create, all, newId } = await start();
      const { squad } = await create("Rust", ada);
      await storage.squads.join(squad.id, bo, at(1), freshId());
      const visit = (name: string, now: number) =>
        storage.people.meet(makePerson(name), now, {
          team: newId(),
          learner: newId(),
          member: newId(),
          chance: 0.5,
        });
      await visit("ada", at(50));
      expect(await all(at(10))).toEqual(["Rust: ada"]);
      expect(await all(at(51))).toEqual(["Rust: "]);
      const team = { platform: "playground", externalId: "T1" } as const;
      expect(await storage.squads.names(team, at(10))).toEqual(["Rust"]);
      expect(await storage.squads.names(team, at(51))).toEqual([]);
      await visit("Ada L.", at(50)); // another person: neither counts
      await storage.people.meet(makePerson("Bo B.", { externalId: "U-bo" }), at(60), {
        team: newId(),
        learner: newId(),
        member: newId(),
        chance: 0.5,
      });
      expect(await all(at(55))).toEqual(["Rust: bo"]);
    });
  });

  describe("a member's latest visit", () => {
    it("is recorded up to once per day", async () => {
      const { storage, database, ada, newId } = await start();
      const seen = async () =>
        (await query(database, sql`SELECT seen_at FROM member WHERE id = ${ada.id}`))[0];
      const visit = (now: number) =>
        storage.people.meet(makePerson("ada"), now, {
          team: newId(),
          learner: newId(),
          member: newId(),
          chance: 0.5,
        });
      expect(await seen()).toEqual({ seen_at: at(0, 0) });
      await visit(at(0, 23));
      expect(await seen()).toEqual({ seen_at: at(0, 0) });
      expect(await visit(at(1, 0))).toEqual(ada);
      expect(await seen()).toEqual({ seen_at: at(1, 0) });
      await visit(at(0, 5)); // a clock that was ahead
      expect(await seen()).toEqual({ seen_at: at(1, 0) });
    });
  });
}
