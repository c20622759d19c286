// The contract of linked accounts: one memory, settings, and reminder; teams, points, and names stay apart.
import { describe, expect, it } from "vitest";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { discord, joinAccounts, offer, separate, slack } from "../../../support/storage/links.ts";
import { readAllRows, tables } from "../../../support/storage/schema.ts";
import {
  at,
  freshId,
  type Open,
  openTeam,
  purgeStep,
  RIGHT,
  type TestTeam,
  WRONG,
} from "../../../support/storage/storage.ts";

const nine = { time: "09:00", zone: "UTC" } as const;

async function two(team: TestTeam) {
  const [ana, onDiscord] = [await team.meet("ana", slack), await team.meet("ana", discord)];
  return {
    ana,
    onDiscord,
    again: async () => [await team.meet("ana", slack), await team.meet("ana", discord)] as const,
  };
}

const cardsOf = async (team: TestTeam, { learnerId }: Pick<Member, "learnerId">) =>
  [...(await team.storage.cards.ofLearner(learnerId))].toSorted();

export function describeLinks(open: Open): void {
  describe("linked accounts", () => {
    it("share one memory: a replay of both logs, one answer per card and study day", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord, again } = await two(team);
      const alone = await team.meet("alone");
      for (const [member, letter, day] of [
        [ana, RIGHT, 0],
        [onDiscord, WRONG, 0],
        [onDiscord, RIGHT, 3],
        [ana, WRONG, 9],
      ] as const)
        await team.answerPractice(member, "q1", letter, at(day));
      await team.answerPractice(onDiscord, "q2", RIGHT, at(1));
      await joinAccounts(team, ana, onDiscord);
      // The same answers by one person; the second one of day 0 isn't graded.
      for (const [letter, day] of [
        [RIGHT, 0],
        [WRONG, 0],
        [RIGHT, 3],
        [WRONG, 9],
      ] as const)
        await team.answerPractice(alone, "q1", letter, at(day));
      await team.answerPractice(alone, "q2", RIGHT, at(1));
      const [linked, linkedThere] = await again();
      expect(linkedThere.learnerId).toBe(linked.learnerId);
      expect(await cardsOf(team, linked)).toEqual(await cardsOf(team, alone));
      expect((await team.storage.answers.tallies(linked.learnerId)).get("q1")).toEqual({
        answered: 4,
        right: 2,
      });
      expect((await team.storage.cards.differing(undefined, 100)).differing).toEqual([]);
    });

    it("separate with the cards they had, and with what each answered since", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord, again } = await two(team);
      await team.answerPractice(ana, "q1", RIGHT, at(0));
      await team.answerPractice(onDiscord, "q1", WRONG, at(1));
      const before = [await cardsOf(team, ana), await cardsOf(team, onDiscord)];
      await joinAccounts(team, ana, onDiscord);
      expect(await separate(team, onDiscord)).toBe(true);
      const [apart, apartThere] = await again();
      expect([await cardsOf(team, apart), await cardsOf(team, apartThere)]).toEqual(before);
      expect(apart.learnerId).not.toBe(apartThere.learnerId);
      expect(await separate(team, ana)).toBe(false);

      await joinAccounts(team, apart, apartThere);
      const [linked] = await again();
      await team.answerPractice(linked, "q2", RIGHT, at(2));
      await separate(team, linked);
      const [last, lastThere] = await again();
      expect((await cardsOf(team, last)).map(([id]) => id)).toEqual(["q1", "q2"]);
      expect((await cardsOf(team, lastThere)).map(([id]) => id)).toEqual(["q1"]);
    });

    it("of one Discord person in several servers stay together; a new server joins them", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord } = await two(team);
      const second = { ...discord, team: { externalId: "TD2", name: "Two" } };
      const third = { ...discord, team: { externalId: "TD3", name: "Three" } };
      await team.meet("ana", second);
      await joinAccounts(team, ana, onDiscord);
      const [linked, there] = [await team.meet("ana", slack), await team.meet("ana", third)];
      expect(there.learnerId).toBe(linked.learnerId);
      expect(await team.storage.links.accounts(linked.learnerId)).toMatchObject([
        { platform: "slack", name: "ana", teams: ["Acme"] },
        { platform: "discord", name: "ana", teams: ["Kube Club", "Two", "Three"] },
      ]);
      await separate(team, ana);
      const apart = await Promise.all([discord, second, third].map((one) => team.meet("ana", one)));
      expect(new Set(apart.map(({ learnerId }) => learnerId)).size).toBe(1);
      expect((await team.meet("ana", slack)).learnerId).not.toBe(apart[0]?.learnerId);
    });

    it("of one person in two workspaces of an organization are two accounts, even with the same user ID", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord } = await two(team);
      const second = { ...slack, team: { externalId: "TS2", name: "Acme Two" } };
      const inSecond = await team.meet("ana", second);
      await joinAccounts(team, onDiscord, ana);
      expect((await team.meet("ana", second)).learnerId).toBe(inSecond.learnerId);
      await joinAccounts(team, onDiscord, inSecond);
      const { learnerId } = await team.meet("ana", second);
      expect(await team.storage.links.accounts(learnerId)).toHaveLength(3);
      await separate(team, inSecond);
      expect((await team.meet("ana", slack)).learnerId).toBe((await team.meet("ana", discord)).learnerId);
      expect((await team.meet("ana", second)).learnerId).not.toBe((await team.meet("ana", slack)).learnerId);
    });

    it("have the settings of the account that redeemed, else the other's, and keep them when they separate", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord, again } = await two(team);
      const zone = (own: string) => ({ own, inForce: own });
      await team.storage.people.change(ana.id, { cap: 3 }, 0.5, at(0));
      await team.storage.people.change(onDiscord.id, { cap: 7, zone: zone("Asia/Tokyo") }, 0.5, at(0));
      await joinAccounts(team, ana, onDiscord);
      for (const member of await again()) expect(member).toMatchObject({ cap: 3, zone: "Asia/Tokyo" });
      await separate(team, ana);
      for (const member of await again()) expect(member).toMatchObject({ cap: 3, zone: "Asia/Tokyo" });
      await team.storage.people.change(ana.id, { cap: 5 }, 0.5, at(0));
      expect((await again()).map(({ cap }) => cap)).toEqual([5, 3]);
      await team.storage.people.change(ana.id, { zone: zone("Europe/Berlin") }, 0.5, at(0));
      await joinAccounts(team, ana, onDiscord);
      for (const member of await again()) expect(member).toMatchObject({ cap: 5, zone: "Europe/Berlin" });
    });

    it("hide and show their names by themselves", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord } = await two(team);
      await team.storage.people.change(ana.id, { named: true }, 0.5, at(0));
      await joinAccounts(team, ana, onDiscord);
      await team.storage.people.change(onDiscord.id, { hidden: true }, 0.5, at(0));
      expect(await team.storage.people.settings(ana.id)).toMatchObject({
        hidden: false,
        named: true,
        pseudonym: undefined,
      });
      expect(await team.storage.people.settings(onDiscord.id)).toMatchObject({ hidden: true, named: false });
      const second = await team.meet("ana", { ...discord, team: { externalId: "TD2", name: "Two" } });
      expect(await team.storage.people.settings(second.id)).toMatchObject({ hidden: true });
      await team.storage.people.change(ana.id, { hidden: true }, 0.5, at(0));
      await team.storage.people.change(onDiscord.id, { hidden: false }, 0.5, at(0));
      expect(await team.storage.people.settings(ana.id)).toMatchObject({ hidden: true });
    });

    it("get one reminder: that of the account that redeemed, else the other's, then the latest set", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord } = await two(team);
      const { reminders } = team.storage;
      const running = async () =>
        (await Promise.all([ana, onDiscord].map(({ id }) => reminders.find(id)))).map(
          (reminder) => reminder?.nextAt !== undefined,
        );
      await reminders.set(onDiscord.id, nine, at(0));
      await joinAccounts(team, ana, onDiscord);
      expect(await running()).toEqual([false, true]);
      await reminders.set(ana.id, nine, at(0));
      expect(await running()).toEqual([true, false]);
      await separate(team, ana);
      await reminders.set(onDiscord.id, nine, at(0));
      expect(await running()).toEqual([true, true]);
      await joinAccounts(team, ana, onDiscord);
      expect(await running()).toEqual([true, false]);
    });

    it("are deleted together, wherever the person deletes, and leave nothing behind", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord } = await two(team);
      const other = await team.meet("bo", discord);
      await team.answerPractice(other, "q1", RIGHT, at(0));
      await team.answerPractice(ana, "q1", RIGHT, at(0));
      const { learnerId: old } = onDiscord;
      await team.answerPractice(onDiscord, "q2", WRONG, at(0));
      await joinAccounts(team, ana, onDiscord);
      await offer(team, ana);
      // The IDs that the request read may be those from before the link.
      await team.storage.people.delete(old, freshId(), at(3), onDiscord.id);
      const rows = await readAllRows(team.database);
      for (const table of tables)
        for (const text of [ana.id, ana.learnerId, onDiscord.id, old, '"ana"', "U-ana"])
          expect(JSON.stringify(rows.get(table)), table).not.toContain(text);
      expect(rows.get("answer")).toHaveLength(1);
      expect((await team.meet("ana", slack)).learnerId).not.toBe((await team.meet("ana", discord)).learnerId);
    });

    it("lose what a purged team had, and keep the rest", async () => {
      const team = await openTeam(open);
      const { ana, onDiscord } = await two(team);
      await team.answerPractice(ana, "q1", RIGHT, at(0));
      await team.answerPractice(onDiscord, "q1", WRONG, at(3));
      const before = await cardsOf(team, onDiscord);
      await joinAccounts(team, ana, onDiscord);
      await team.storage.teams.leave({ platform: "slack", externalId: "TS" }, at(4));
      while (await purgeStep(team.storage, at(5)));
      const left = await team.meet("ana", discord);
      expect(await cardsOf(team, left)).toEqual(before);
      expect(await team.storage.links.accounts(left.learnerId)).toHaveLength(1);
      expect(await separate(team, left)).toBe(false);
    });
  });
}
