// The contract of reports and rulings on question versions.
import { describe, expect, it } from "vitest";
import { at, type Open, openTeam } from "../../../support/storage/storage.ts";

export function describeReports(open: Open): void {
  describe("reports", () => {
    it("are one a member and question version, however often they are sent", async () => {
      const { storage, newId, meet } = await openTeam(open);
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      const add = (member: typeof ada, version: number, now: number) =>
        storage.reports.add({
          id: newId(),
          questionId: "q1",
          version,
          teamId: member.teamId,
          memberId: member.id,
          kind: "wrong",
          at: now,
        });
      const outcomes = await Promise.all([add(ada, 1, at(0)), add(ada, 1, at(0)), add(ada, 1, at(0))]);
      expect(outcomes.toSorted()).toEqual(["added", "known", "known"]);
      expect(await add(ada, 1, at(3))).toBe("known");
      expect(await add(ada, 2, at(2))).toBe("added");
      expect(await add(grace, 1, at(1))).toBe("added");
      const { reports } = await storage.reports.disputes();
      expect(reports.map(({ memberId, version, at: time }) => [memberId, version, time])).toEqual([
        [ada.id, 1, at(0)],
        [grace.id, 1, at(1)],
        [ada.id, 2, at(2)],
      ]);
    });

    it("come back as they were sent, with the rulings, oldest first", async () => {
      const { storage, teamId, newId, meet } = await openTeam(open);
      expect(await storage.reports.disputes()).toEqual({ reports: [], rulings: [] });
      const about = { questionId: "q1", version: 1 };
      const report = {
        ...about,
        teamId,
        memberId: (await meet("ada")).id,
        kind: "outdated",
        at: at(0),
      } as const;
      const everywhere = { ...about, teamId: undefined, verdict: "quarantine", at: at(2) } as const;
      const here = { ...about, teamId, verdict: "release", at: at(1) } as const;
      await storage.reports.add({ id: newId(), ...report });
      await storage.reports.rule({ id: newId(), ...everywhere });
      await storage.reports.rule({ id: newId(), ...here });
      expect(await storage.reports.disputes()).toEqual({ reports: [report], rulings: [here, everywhere] });
    });
  });
}
