// The contract of own settings: zone, reviews per day, pseudonym, and name, for a learner in all their teams.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import {
  at,
  dateOf,
  freshId,
  HOUR,
  type Open,
  openTeam,
  RIGHT,
  type TestTeam,
  WRONG,
} from "../../../support/storage/storage.ts";

const second = { team: { externalId: "T2", name: "Team Two" } };
const daily = { time: "09:00", weekdays: [1, 2, 3, 4, 5], holidays: [] } as const;
const usual = {
  zone: undefined,
  cap: 10,
  retention: 85,
  hidden: false,
  named: false,
  announced: false,
  pseudonym: undefined,
};

async function start(open: Open) {
  const team = await openTeam(open);
  const { people } = team.storage;
  const change = (id: string, changes: Parameters<typeof people.change>[1], chance = 0.5) =>
    people.change(id, changes, chance, at(0));
  return { ...team, people, change, ada: await team.meet("ada"), grace: await team.meet("grace") };
}

export function describeOwnSettings(open: Open): void {
  describe("own settings", () => {
    it("have defaults, and change one by one", async () => {
      const { people, change, ada, grace } = await start(open);
      expect(await people.settings(ada.id)).toEqual(usual);
      expect(await change(ada.id, { cap: 25 })).toEqual({ ...usual, cap: 25 });
      expect(await change(ada.id, { named: true })).toEqual({ ...usual, cap: 25, named: true });
      expect(await change(ada.id, { announced: true })).toMatchObject({ named: true, announced: true });
      const zone = { own: "Asia/Tokyo", inForce: "Asia/Tokyo" };
      expect(await change(ada.id, { zone })).toMatchObject({ zone: "Asia/Tokyo", cap: 25, named: true });
      expect(await change(ada.id, { named: false, announced: false, cap: 1 })).toMatchObject({
        cap: 1,
        named: false,
      });
      expect(await people.settings(ada.id)).toEqual({ ...usual, zone: "Asia/Tokyo", cap: 1 });
      expect(await people.settings(grace.id)).toEqual(usual);
    });

    it("are the learner's: zone and reviews per day apply in every team", async () => {
      const { change, meet } = await start(open);
      const here = await meet("linus", { platform: "discord" });
      await meet("linus", { platform: "discord", ...second });
      expect(here).toMatchObject({ zone: "UTC", cap: 10 });
      await change(here.id, { zone: { own: "Asia/Tokyo", inForce: "Asia/Tokyo" }, cap: 3 });
      const known = { platform: "discord", zone: "Europe/Berlin" } as const;
      for (const more of [known, { ...known, ...second }])
        expect(await meet("linus", more)).toMatchObject({ zone: "Asia/Tokyo", cap: 3 });
      await change(here.id, { zone: { own: undefined, inForce: "Europe/Berlin" } });
      expect(await meet("linus", known)).toMatchObject({ zone: "Europe/Berlin", cap: 3 });
    });

    it("move active reminders to the new zone, but never to a second one on a date", async () => {
      const { storage, change, ada, grace } = await start(open);
      for (const { id } of [ada, grace])
        await storage.reminders.set(id, { time: "09:00", zone: "UTC" }, at(0));
      await storage.reminders.stop(grace.learnerId, freshId());
      const tokyo = { zone: { own: "Asia/Tokyo", inForce: "Asia/Tokyo" }, cap: 4 };
      await change(ada.id, tokyo);
      await change(grace.id, tokyo);
      expect(await storage.reminders.find(ada.id)).toMatchObject({ zone: "Asia/Tokyo", nextAt: at(1, 0) });
      expect(await storage.reminders.find(grace.id)).toMatchObject({ zone: "UTC", nextAt: undefined });
      expect(await storage.reminders.due(at(1, 0), 10)).toMatchObject([{ memberId: ada.id, cap: 4 }]);
      // Sent when it was also 3 March in Honolulu: 09:00 of that date is skipped there.
      await storage.reminders.move(
        { memberId: ada.id, nextAt: at(1, 0) },
        { nextAt: at(2, 0), lastSentAt: at(1, 10), ignored: 0 },
        freshId(),
      );
      await storage.people.change(
        ada.id,
        { zone: { own: undefined, inForce: "Pacific/Honolulu" } },
        0,
        at(1, 12),
      );
      expect(await storage.reminders.find(ada.id)).toMatchObject({ nextAt: at(2, 19) });
    });

    it("leave reminders to the zone of each team once no own zone is set", async () => {
      const { storage, change, createDrill, meet } = await start(open);
      const here = await meet("linus", { platform: "discord" });
      const [there, alone] = [
        await meet("linus", { platform: "discord", ...second }),
        await meet("linus", { platform: "discord", team: { externalId: "dm", name: "Direct messages" } }),
      ];
      await createDrill({ teamId: here.teamId, schedule: { ...daily, zone: "Asia/Tokyo" } });
      await createDrill({ teamId: there.teamId, schedule: { ...daily, zone: "Europe/Berlin" } });
      const members = [here, there, alone];
      for (const { id } of members) await storage.reminders.set(id, { time: "09:00", zone: "UTC" }, at(0));
      const zones = () =>
        Promise.all(members.map(async ({ id }) => (await storage.reminders.find(id))?.zone));
      await change(here.id, { zone: { own: "Asia/Kolkata", inForce: "Asia/Kolkata" } });
      expect(await zones()).toEqual(["Asia/Kolkata", "Asia/Kolkata", "Asia/Kolkata"]);
      await change(here.id, { zone: { own: undefined, inForce: "America/Lima" } });
      expect(await zones()).toEqual(["America/Lima", "Europe/Berlin", "America/Lima"]);
    });

    it("of a zone never take a card's study day back", async () => {
      const { change, meet, answerPractice } = await start(open);
      const days: string[] = [];
      for (const [hours, own] of [
        [0, "Pacific/Kiritimati"], // 23:00 on 2 March
        [8, "Pacific/Kiritimati"], // 07:00 on 3 March
        [9, "Pacific/Pago_Pago"], // still 2 March there
        [55, "Pacific/Pago_Pago"], // 4 March
      ] as const) {
        const { id } = await meet("ada");
        await change(id, { zone: { own, inForce: own } });
        days.push((await answerPractice(await meet("ada"), "q1", RIGHT, at(0) + hours * HOUR)).studyDay);
      }
      expect(days).toEqual([0, 1, 1, 2].map(dateOf));
    });
  });

  describe("a pseudonym", () => {
    it("is drawn once and kept permanently", async () => {
      const { change, ada } = await start(open);
      const { pseudonym, hidden } = await change(ada.id, { hidden: true }, 0.1);
      expect({ pseudonym, hidden }).toEqual({ pseudonym: expect.stringMatching(/^\w+ \w+$/), hidden: true });
      expect(await change(ada.id, { hidden: false }, 0.2)).toMatchObject({ pseudonym, hidden: false });
      expect(await change(ada.id, { hidden: true }, 0.3)).toMatchObject({ pseudonym, hidden: true });
    });

    it("is unique in the team, even if another member draws the same at the same time", async () => {
      const { change, ada, grace, meet } = await start(open);
      const linus = await meet("linus");
      const both = await Promise.all([ada, grace].map(({ id }) => change(id, { hidden: true }, 0.25)));
      const third = await change(linus.id, { hidden: true }, 0.25);
      expect(new Set([...both, third].map(({ pseudonym }) => pseudonym)).size).toBe(3);
    });

    it("hides a learner in all their teams, and in those to come", async () => {
      const { people, change, meet } = await start(open);
      const [here, there] = [
        await meet("linus", { platform: "discord" }),
        await meet("linus", { platform: "discord", ...second }),
      ];
      await change(here.id, { hidden: true });
      expect(await people.settings(there.id)).toMatchObject({ hidden: true, pseudonym: expect.any(String) });
      const later = { platform: "discord", team: { externalId: "T3", name: "Team Three" } } as const;
      const joined = await meet("linus", later);
      expect(await people.settings(joined.id)).toMatchObject({ hidden: true, pseudonym: expect.any(String) });
      await change(joined.id, { hidden: false });
      for (const { id } of [here, there])
        expect(await people.settings(id)).toMatchObject({ hidden: false, pseudonym: expect.any(String) });
    });

    it("hides a learner from a team that they come to at the same moment", async () => {
      const { people, change, meet } = await start(open);
      const places = ["here", "there"] as const;
      for (const name of Array.from({ length: 6 }, (_, index) => `linus-${index}`)) {
        const [here, there] = places.map((place) => ({
          platform: "discord" as const,
          team: { externalId: `${name}-${place}`, name: place },
        }));
        const { id } = await meet(name, here);
        const [joined] = await Promise.all([meet(name, there), change(id, { hidden: true })]);
        expect(await people.settings(joined.id)).toMatchObject({ hidden: true });
      }
    });

    it("replaces name and account in every score", async () => {
      const team = await start(open);
      const { storage, teamId, change, ada, grace } = team;
      await playOnce(team);
      const { pseudonym } = await change(ada.id, { hidden: true });
      for (const name of ["week", "all time"] as const) {
        const scores = await storage.scores.inPeriod(teamId, periodOf(name, dateOf(0)));
        const refs = new Map(scores.map(({ member, ref }) => [member, ref]));
        expect(refs.get(ada.id)).toEqual({ externalId: "", name: pseudonym });
        expect(refs.get(grace.id)).toEqual({ externalId: "U-grace", name: "grace" });
        expect(JSON.stringify([...refs.values()])).not.toMatch(/ada/);
      }
    });
  });

  describe("names of those who were right", () => {
    it("are those of a learner in all their teams, and in those to come", async () => {
      const { people, change, meet } = await start(open);
      const here = await meet("linus", { platform: "discord" });
      await change(here.id, { named: true });
      const there = await meet("linus", { platform: "discord", ...second });
      expect(await people.settings(there.id)).toMatchObject({ named: true });
    });

    it("include members who want it, were right, and aren't hidden; sorted, up to a limit", async () => {
      const team = await start(open);
      const { people, change, meet } = team;
      const names = ["zoe", "bo", "chi", "dana", "eve"];
      const members = await Promise.all(names.map((name) => meet(name)));
      const posting = await playOnce(team, members);
      expect(await people.namedRight(posting.id, 10)).toEqual([]);
      for (const { id } of [...members, team.grace]) await change(id, { named: true });
      expect(await people.namedRight(posting.id, 10)).toEqual(["bo", "chi", "dana", "eve", "zoe"]);
      expect(await people.namedRight(posting.id, 2)).toEqual(["bo", "chi"]);
      await change(members[1]?.id ?? "", { hidden: true });
      await change(members[2]?.id ?? "", { named: false });
      expect(await people.namedRight(posting.id, 10)).toEqual(["dana", "eve", "zoe"]);
      await team.tap(posting, await meet("late"), RIGHT);
      await change((await meet("late")).id, { named: true });
      expect(await people.namedRight(posting.id, 10)).not.toContain("late"); // it was practice
    });
  });
}

/** A posting that ada and others answer right and grace wrong, closed. */
async function playOnce(team: TestTeam, others: readonly Awaited<ReturnType<TestTeam["meet"]>>[] = []) {
  const posting = await team.post(await team.createDrill(), 0);
  for (const member of [await team.meet("ada"), ...others]) await team.answer(posting, member, RIGHT);
  await team.answer(posting, await team.meet("grace"), WRONG);
  await team.storage.closing.close(posting.id, at(1));
  return posting;
}
