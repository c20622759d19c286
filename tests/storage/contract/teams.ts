// The contract of teams that leave and come back: leaving stops everything, and coming back finds it again.
import { describe, expect, it } from "vitest";
import { sql } from "../../../src/storage/transaction.ts";
import { at, execute, type Open, openTeam, purgeStep } from "../../support/storage/storage.ts";

const here = { platform: "playground", externalId: "T1" } as const;

export function describeTeams(open: Open): void {
  describe("teams", () => {
    it("are created once; their name comes with their first member", async () => {
      const { storage, meet, newId } = await openTeam(open);
      const team = { platform: "slack", externalId: "T9" } as const;
      const joined = await storage.teams.join(team, at(0), newId());
      expect(await storage.teams.join(team, at(1), newId())).toBe(joined);
      const person = { platform: "slack", team: { externalId: "T9", name: "Team Nine" } } as const;
      expect((await meet("grace", person)).teamId).toBe(joined);
    });

    it("that leave have their drills paused with a reason; a drill that an admin paused stays unchanged", async () => {
      const { storage, database, createDrill } = await openTeam(open);
      const [general, resting] = [await createDrill(), await createDrill({ channel: "resting" })];
      await execute(
        database,
        sql`UPDATE drill SET paused_at = ${at(0)}, next_due_at = NULL, next_due_date = NULL WHERE id = ${resting.id}`,
      );
      await storage.teams.leave(here, at(1));
      await storage.teams.leave(here, at(2));
      expect(await storage.drills.byId(general.id)).toEqual({
        ...general,
        paused: { at: at(1), because: "Kubedrill was removed from this team." },
        next: undefined,
      });
      expect((await storage.drills.byId(resting.id))?.paused).toEqual({ at: at(0), because: undefined });
      expect(await storage.schedules.due(at(100), 10)).toEqual([]);
    });

    it("have left since the first report, even if more reports follow", async () => {
      const { storage } = await openTeam(open);
      await storage.teams.leave(here, at(1));
      await storage.teams.leave(here, at(5));
      expect(await purgeStep(storage, at(1))).toBe(false);
      expect(await purgeStep(storage, at(1) + 1)).toBe(true);
    });

    it("that leave lose their credentials", async () => {
      const { storage } = await openTeam(open);
      const unknown = { platform: "slack", externalId: "T9" } as const;
      for (const team of [here, unknown]) {
        await storage.installations.store(team, "secret", at(0));
        await storage.teams.leave(team, at(1));
        expect(await storage.installations.find(team)).toBeUndefined();
      }
    });

    it("are listed by platform, with whether they left; those whose purge has begun are not", async () => {
      const { storage, teamId, meet, newId } = await openTeam(open);
      await meet("ada"); // a member, so that the purge takes more than one step
      const slack = { platform: "slack", externalId: "T9" } as const;
      const id = await storage.teams.join(slack, at(0), newId());
      expect(await storage.teams.list("discord")).toEqual([]);
      expect(await storage.teams.list("slack")).toEqual([{ id, externalId: "T9", left: false }]);
      await storage.teams.leave(here, at(1));
      expect(await storage.teams.list("playground")).toEqual([{ id: teamId, externalId: "T1", left: true }]);
      await purgeStep(storage, at(2));
      expect(await storage.teams.list("playground")).toEqual([]);
    });

    it("that come back find everything again", async () => {
      const { storage, meet, createDrill, teamId, newId } = await openTeam(open);
      const [ada, drill] = [await meet("ada"), await createDrill()];
      await storage.teams.leave(here, at(1));
      expect(await storage.teams.join(here, at(2), newId())).toBe(teamId);
      expect(await purgeStep(storage, at(90))).toBe(false);
      expect((await meet("ada")).id).toBe(ada.id);
      expect((await storage.drills.byId(drill.id))?.paused).toBeDefined(); // until an admin resumes it
    });
  });
}
