// The contract of people: teams, learners, and members.
import { describe, expect, it } from "vitest";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, makePerson, type Open, openTeam, query } from "../../../support/storage/storage.ts";

export function describePeople(open: Open): void {
  describe("an account in two teams", () => {
    const second = { team: { externalId: "T2", name: "Team Two" } };

    it("is one learner on Discord, where accounts are the same everywhere", async () => {
      const { meet } = await openTeam(open);
      const here = await meet("grace", { platform: "discord" });
      const there = await meet("grace", { platform: "discord", ...second });
      expect(there.id).not.toBe(here.id);
      expect(there.learnerId).toBe(here.learnerId);
    });

    it("is two learners elsewhere, where another person may have the same ID", async () => {
      const { meet } = await openTeam(open);
      const here = await meet("grace", { platform: "slack" });
      const there = await meet("grace", { platform: "slack", ...second });
      const onDiscord = await meet("grace", { platform: "discord" });
      expect(new Set([here, there, onDiscord].map(({ learnerId }) => learnerId)).size).toBe(3);
    });
  });

  describe("people", () => {
    it("are created at their first visit and found at the next", async () => {
      const { meet } = await openTeam(open);
      const first = await meet("grace");
      expect(first).toMatchObject({ externalId: "U-grace", name: "grace", zone: "UTC", teamZone: "UTC" });
      expect(await meet("grace")).toEqual(first);
    });

    it("are created once, even with concurrent visits", async () => {
      const { meet, database } = await openTeam(open);
      const members = await Promise.all(
        Array.from({ length: 20 }, () => meet("grace", { team: { externalId: "T2", name: "Team Two" } })),
      );
      expect(new Set(members.map(({ id, teamId, learnerId }) => `${id} ${teamId} ${learnerId}`)).size).toBe(
        1,
      );
      const counts = await query(
        database,
        sql`SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM team) AS teams,
          (SELECT CAST(COUNT(*) AS BIGINT) FROM learner) AS learners,
          (SELECT CAST(COUNT(*) AS BIGINT) FROM member) AS members`,
      );
      expect(counts).toEqual([{ teams: 2, learners: 2, members: 2 }]); // including ada, who always exists
    });

    it("have the name of their latest visit", async () => {
      const { meet } = await openTeam(open);
      const first = await meet("grace");
      const renamed = await meet("Grace H.", { externalId: "U-grace" });
      expect(renamed).toEqual({ ...first, name: "Grace H." });
      expect(await meet("Grace H.", { externalId: "U-grace" })).toEqual(renamed);
    });

    it("keep their known name if the platform only guesses", async () => {
      const { meet } = await openTeam(open);
      const first = await meet("Grace H.", { externalId: "U-grace" });
      const guess = { externalId: "U-grace", nameIsGuess: true } as const;
      expect(await meet("grace", guess)).toEqual(first);
      expect(await meet("linus", { ...guess, externalId: "U-linus" })).toMatchObject({ name: "linus" });
      expect(await meet("Linus T.", { externalId: "U-linus" })).toMatchObject({ name: "Linus T." });
    });

    it("keep what their platform reported, for visits without it", async () => {
      const { meet, storage } = await openTeam(open);
      const reported = makePerson("Grace H.", { externalId: "U-grace", zone: "Asia/Tokyo", admin: true });
      const unsure = { externalId: "U-grace", nameIsGuess: true, rightsUnknown: true } as const;
      await storage.people.learn(reported, at(5));
      const met = await meet("grace", unsure);
      expect(met).toMatchObject({ name: "grace", usualZone: "UTC", adminAt: undefined }); // no member was made
      await storage.people.learn(reported, at(6));
      const known = { name: "Grace H.", zone: "Asia/Tokyo", usualZone: "Asia/Tokyo", adminAt: at(6) };
      expect(await meet("grace", unsure)).toEqual({ ...met, ...known });
      await storage.people.learn(makePerson("grace", unsure), at(7));
      expect(await meet("grace", unsure)).toEqual({ ...met, ...known });
      await storage.people.learn({ ...reported, zone: undefined, admin: false }, at(8));
      expect(await meet("grace", unsure)).toEqual({ ...met, ...known, adminAt: undefined });
      expect(await meet("grace", { ...unsure, zone: "Europe/Rome" })).toMatchObject({
        usualZone: "Europe/Rome",
      });
    });

    it("keep a profile in the team that it's about", async () => {
      const { meet, storage } = await openTeam(open);
      const second = { team: { externalId: "T2", name: "Team Two" } };
      const here = await meet("grace");
      const there = await meet("grace", second);
      await storage.people.learn(
        makePerson("Grace H.", { externalId: "U-grace", admin: true, ...second }),
        at(5),
      );
      expect(await meet("grace")).toEqual(here);
      expect(await meet("grace", { ...second, nameIsGuess: true })).toEqual({
        ...there,
        name: "Grace H.",
        adminAt: at(5),
      });
    });

    it("are different people in another team or on another platform", async () => {
      const { meet } = await openTeam(open);
      const here = await meet("grace");
      const elsewhere = await meet("grace", { team: { externalId: "T2", name: "Team Two" } });
      const onSlack = await meet("grace", { platform: "slack" });
      expect(new Set([here.id, elsewhere.id, onSlack.id]).size).toBe(3);
      expect(new Set([here.teamId, elsewhere.teamId, onSlack.teamId]).size).toBe(3);
      expect(new Set([here.learnerId, elsewhere.learnerId, onSlack.learnerId]).size).toBe(3);
    });

    it("have the zone that their platform reports, else the team's", async () => {
      const { meet, createDrill } = await openTeam(open);
      const schedule = { time: "09:00", zone: "Europe/Berlin", weekdays: [1], holidays: [] };
      await createDrill({ schedule });
      expect(await meet("grace")).toMatchObject({ zone: "Europe/Berlin", teamZone: "Europe/Berlin" });
      expect(await meet("linus", { zone: "Asia/Tokyo" })).toMatchObject({
        zone: "Asia/Tokyo",
        teamZone: "Europe/Berlin",
      });
    });

    it("have the zone of the team's first drill as the team's", async () => {
      const { meet, createDrill } = await openTeam(open);
      const schedule = { time: "09:00", weekdays: [1], holidays: [] };
      await createDrill({ channel: "late", schedule: { ...schedule, zone: "Asia/Tokyo" } }, at(1));
      await createDrill({ channel: "early", schedule: { ...schedule, zone: "Europe/Berlin" } }, at(0));
      expect(await meet("grace")).toMatchObject({ teamZone: "Europe/Berlin" });
    });

    it("have the same zone in all their teams: their first drill's", async () => {
      const { meet, createDrill } = await openTeam(open);
      const discord = { platform: "discord" } as const;
      const second = { ...discord, team: { externalId: "T2", name: "Team Two" } };
      const alone = { ...discord, team: { externalId: "dm", name: "Direct messages", alone: true as const } };
      const [here, there] = [await meet("grace", discord), await meet("grace", second)];
      await meet("grace", alone);
      const schedule = { time: "09:00", weekdays: [1], holidays: [] };
      await createDrill({ teamId: here.teamId, schedule: { ...schedule, zone: "Asia/Tokyo" } }, at(1));
      await createDrill({ teamId: there.teamId, schedule: { ...schedule, zone: "Europe/Berlin" } }, at(0));
      for (const place of [discord, second, alone])
        expect(await meet("grace", place)).toMatchObject({
          zone: "Europe/Berlin",
        });
      expect(await meet("grace", discord)).toMatchObject({ teamZone: "Asia/Tokyo" });
      expect(await meet("linus", discord)).toMatchObject({ zone: "Asia/Tokyo" });
    });

    it("keep ids and names letter by letter", async () => {
      const { storage, newId } = await openTeam(open);
      const person = makePerson("Zoë 🦊 O'Neil", { externalId: "007" });
      const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
      expect(await storage.people.meet(person, at(0), ids)).toMatchObject({
        id: ids.member,
        learnerId: ids.learner,
        externalId: "007",
        name: "Zoë 🦊 O'Neil",
      });
    });
  });
}
