// The contract of rulings: one per version and place, and reading them always costs the same.
import { describe, expect, it } from "vitest";
import { createStorage } from "../../../../src/storage/storage.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { countStatements } from "../../../support/storage/count-statements.ts";
import { at, type Open, openTeam, query } from "../../../support/storage/storage.ts";

const q1 = { questionId: "q1", version: 1 };
const bank = { size: 337, has: () => true };
const unlimited = { since: 0, maximum: 1_000 };

export function describeRulings(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const { storage, database, newId, meet } = team;
    const report = async (questionId: string, names: readonly string[], now: number) => {
      for (const name of names) {
        const member = await meet(name);
        await storage.reports.add(
          { questionId, version: 1, id: newId(), member, kind: "wrong", at: now },
          unlimited,
        );
      }
      return storage.reports.weigh({ questionId, version: 1 }, bank, now);
    };
    const rows = async () => {
      const [row] = await query(database, sql`SELECT CAST(COUNT(*) AS BIGINT) AS rulings FROM ruling`);
      return row?.rulings;
    };
    return { ...team, report, rows };
  }

  describe("a ruling", () => {
    it("of a team's admin releases what its reports quarantined; only later reports count then", async () => {
      const { storage, teamId, newId, report } = await start();
      expect(await storage.reports.release(q1, teamId, at(1), newId())).toBe(false);
      expect(await report("q1", ["ada", "grace"], at(0))).toEqual(["team"]);
      expect(await storage.reports.release(q1, "another team", at(1), newId())).toBe(false);
      expect(await storage.reports.release(q1, teamId, at(1), newId())).toBe(true);
      expect(await storage.reports.quarantined([teamId])).toEqual([]);
      expect(await report("q1", ["linus"], at(2))).toEqual([]);
      expect(await report("q1", ["margaret"], at(3))).toEqual(["team"]);
    });

    it("of an operator applies everywhere, and its release ends the teams' own", async () => {
      const { storage, teamId, newId, report } = await start();
      await report("q1", ["ada", "grace"], at(0));
      await storage.reports.rule(q1, "quarantine", at(1));
      expect(await storage.reports.quarantined(["any team"])).toEqual([{ ...q1, scope: "installation" }]);
      expect(await storage.reports.quarantined([teamId])).toHaveLength(2);
      expect(await storage.reports.release(q1, teamId, at(2), newId())).toBe(true);
      expect(await storage.reports.quarantined([teamId])).toEqual([{ ...q1, scope: "installation" }]);
      await storage.reports.rule(q1, "release", at(3));
      expect(await storage.reports.quarantined([teamId])).toEqual([]);
      expect(await storage.reports.weigh(q1, bank, at(4))).toEqual([]);
    });

    it("of an operator comes before any report, and reports before it never count", async () => {
      const { storage, teamId, report } = await start();
      await storage.reports.rule(q1, "release", at(1));
      expect(await report("q1", ["ada", "grace"], at(0))).toEqual([]);
      expect(await report("q1", ["linus", "margaret"], at(2))).toEqual(["team"]);
      expect(await storage.reports.quarantined([teamId])).toHaveLength(1);
    });

    it("is stored once, even if it's made or tried again", async () => {
      const { storage, teamId, newId, report, rows } = await start();
      await report("q1", ["ada", "grace"], at(0));
      for (let tap = 1; tap <= 50; tap++) {
        await storage.reports.release(
          { questionId: `forged ${tap}`, version: tap },
          teamId,
          at(1) + tap,
          newId(),
        );
        await storage.reports.release(q1, teamId, at(1) + tap, newId());
        await storage.reports.rule(q1, tap % 2 === 0 ? "release" : "quarantine", at(2) + tap);
      }
      expect(await rows()).toBe(2);
    });

    it("about an unknown version can't be stored", async () => {
      const { storage, rows } = await start();
      await expect(storage.reports.rule({ ...q1, version: 9 }, "quarantine", at(0))).rejects.toThrow();
      expect(await rows()).toBe(0);
    });
  });

  describe("what a team isn't asked", () => {
    it("is one statement with a row for each, however many reports there are", async () => {
      const { database, storage, teamId, newId, report } = await start();
      const names = Array.from({ length: 20 }, (_, index) => `m${index}`);
      for (const id of ["q1", "q2", "q3", "q4"]) await report(id, names, at(0));
      for (const id of ["q2", "q3"])
        await storage.reports.release({ questionId: id, version: 1 }, teamId, at(1), newId());
      const counted = countStatements(database);
      const out = await createStorage(counted.database).reports.quarantined([teamId]);
      expect(out.map(({ questionId }) => questionId).toSorted()).toEqual(["q1", "q4"]);
      expect(counted.count).toEqual({ writes: 0, statements: 1, rows: 2 });
    });
  });

  describe("an operator's list of reports", () => {
    it("counts learners, teams without direct messages, and quarantines", async () => {
      const { storage, meet, newId, report } = await start();
      expect(await storage.reports.overview()).toEqual([]);
      await report("q1", ["ada", "grace"], at(0));
      await report("q2", ["ada"], at(0));
      const alone = { externalId: "dm:U-eve", name: "Direct messages", alone: true } as const;
      for (const team of [alone, { externalId: "S1", name: "S1" }]) {
        const member = await meet("eve", { platform: "discord", team });
        const made = { questionId: "q2", version: 1, id: newId(), member, kind: "typo", at: at(0) } as const;
        await storage.reports.add(made, unlimited);
      }
      await storage.reports.rule({ questionId: "q3", version: 1 }, "quarantine", at(1));
      expect(await storage.reports.overview()).toEqual([
        { ...q1, learners: 2, teams: 1, quarantinedIn: 1, quarantinedBy: undefined },
        { questionId: "q2", version: 1, learners: 2, teams: 2, quarantinedIn: 0, quarantinedBy: undefined },
        { questionId: "q3", version: 1, learners: 0, teams: 0, quarantinedIn: 0, quarantinedBy: "operator" },
      ]);
    });
  });

  describe("reported versions that are still asked somewhere", () => {
    it("are those with two reports or more that are not out everywhere", async () => {
      const { storage, report } = await start();
      await report("q1", ["ada"], at(0));
      await report("q2", ["ada", "grace"], at(0));
      await report("q3", ["ada", "grace"], at(0));
      await storage.reports.rule({ questionId: "q3", version: 1 }, "quarantine", at(1));
      expect(await storage.reports.toWeigh()).toEqual([{ questionId: "q2", version: 1 }]);
    });
  });
}
