// The contract of deleting a learner: nothing of them stays in any table, and everything of others does.
import { describe, expect, it } from "vitest";
import type { Member } from "../../../../src/ports/storage/people.ts";
import type { Posting } from "../../../../src/ports/storage/postings.ts";
import type { Row } from "../../../../src/storage/transaction.ts";
import { personColumns, readAllRows, tables } from "../../../support/storage/schema.ts";
import {
  at,
  dateOf,
  freshId,
  type Open,
  openTeam,
  RIGHT,
  type TestTeam,
  WRONG,
} from "../../../support/storage/storage.ts";

const discord = { platform: "discord" } as const;
const second = { ...discord, team: { externalId: "T2", name: "Team Two" } };
const alone = {
  ...discord,
  team: { externalId: "dm:U-linus", name: "Direct messages", alone: true as const },
};

type Rows = ReadonlyMap<string, readonly Row[]>;

/** Rows that hold one of the texts in any column, by table. */
function holding(rows: Rows, texts: readonly string[]): Rows {
  const holds = (row: Row) =>
    Object.values(row).some(
      (value) => typeof value === "string" && texts.some((text) => value.includes(text)),
    );
  return new Map([...rows].map(([table, all]) => [table, all.filter(holds)]));
}

const sorted = (rows: readonly Row[] | undefined) =>
  (rows ?? []).map((row) => JSON.stringify(row)).toSorted();

export function describeDeletion(open: Open): void {
  describe("deleting a learner", () => {
    it("leaves nothing of them in any table, and everything of the others", async () => {
      const team = await openTeam(open);
      const [ada, linus] = [await team.meet("ada", discord), await team.meet("linus", discord)];
      const { openPosting, closed } = await live(team, linus, ada);
      const [there, inPrivate] = [await team.meet("linus", second), await team.meet("linus", alone)];
      expect([there.learnerId, inPrivate.learnerId]).toEqual([linus.learnerId, linus.learnerId]);
      await team.answerPractice(inPrivate, "q4", RIGHT, at(1));
      await team.storage.people.change(linus.id, { hidden: true, cap: 3 }, 0.5, at(1));

      const before = await readAllRows(team.database);
      const answers = (before.get("answer") ?? []).filter(({ learner_id }) => learner_id === linus.learnerId);
      const ids = [linus, there, inPrivate].flatMap(({ id, learnerId }) => [id, learnerId]);
      const theirs = [...ids, ...answers.map(({ id }) => String(id)), "linus"];
      const held = holding(before, theirs);
      const columns = personColumns.filter((column) => {
        const [table = "", name = ""] = column.split(".");
        return before.get(table)?.some((row) => ids.includes(String(row[name])));
      });
      expect(columns, "columns that this test does not fill: see that deleting empties them").toEqual(
        personColumns,
      );
      expect(held.get("amendment")).toHaveLength(1);

      const tally = (await team.storage.postings.find(closed.id))?.tally;
      expect(await team.storage.people.delete(linus.learnerId, freshId(), at(3))).toEqual([openPosting.id]);
      const after = await readAllRows(team.database);
      for (const table of tables) {
        expect(holding(after, theirs).get(table), table).toEqual([]);
        if (table === "drill" || table === "squad") continue; // theirs stay, without them
        if (table === "receipt") continue; // the deletion has its own
        if (table === "deleted_mark" || table === "setting") continue; // these reveal nothing: see deleted-marks.ts
        const others = (before.get(table) ?? []).filter((row) => !held.get(table)?.includes(row));
        expect(sorted(after.get(table)), table).toEqual(sorted(others));
      }
      expect(after.get("drill")).toHaveLength(before.get("drill")?.length ?? 0);
      expect((await team.storage.postings.find(closed.id))?.tally).toEqual(tally);
      expect(await team.storage.postings.countAnswers(openPosting.id)).toBe(1);
      expect((await team.storage.cards.differing(undefined, 100)).differing).toEqual([]);
    });

    it("can be repeated, and makes them new when they come back", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const linus = await meet("linus");
      await answerPractice(linus, "q1", RIGHT, at(0));
      await storage.people.change(linus.id, { hidden: true, cap: 3 }, 0.5, at(0));
      for (let times = 0; times < 2; times++)
        expect(await storage.people.delete(linus.learnerId, freshId(), at(3))).toEqual([]);
      const back = await meet("linus");
      expect(back.id).not.toBe(linus.id);
      expect(back).toMatchObject({ cap: 10, zone: "UTC" });
      expect(await storage.people.settings(back.id)).toMatchObject({ hidden: false, pseudonym: undefined });
      expect(await storage.people.kept(back.learnerId)).toMatchObject({ answers: 0, cards: 0, teams: 1 });
    });

    it("who answers at the same time is complete: their answer goes, or belongs to a new person", async () => {
      const team = await openTeam(open);
      const { storage, meet, tap, answer, answerPractice, newId } = team;
      const grace = await meet("grace");
      const postings = await Promise.all(
        ["a", "b", "c", "d"].map(async (channel) => team.post(await team.createDrill({ channel }), 0)),
      );
      for (const posting of postings) await answer(posting, grace, WRONG);
      for (let round = 0; round < 3; round++) {
        const name = `linus ${round}`;
        const linus = await meet(name);
        const again = async (posting: Posting) => tap(posting, await meet(name), RIGHT);
        const [deleted] = await Promise.allSettled([
          storage.people.delete(linus.learnerId, freshId(), at(3)),
          ...postings.map((posting) => tap(posting, linus, RIGHT)),
          ...postings.map(again),
          answerPractice(linus, `q${(round % 3) + 2}`, RIGHT, at(0)),
          storage.answers.noteLookUp(linus.id, "dns", at(0)),
          storage.notices.store(linus.id, "Hello.", newId(), at(0)),
          storage.reminders.set(linus.id, { time: "09:00", zone: "UTC" }, at(0)),
        ]);
        expect(deleted).toMatchObject({ status: "fulfilled" });
        const rows = await readAllRows(team.database);
        for (const [table, held] of holding(rows, [linus.id, linus.learnerId]))
          expect(held, `${table}, round ${round}`).toEqual([]);
        const back = await meet(name);
        expect(back.id).not.toBe(linus.id);
        for (const posting of postings) {
          const outcome = await tap(posting, back, RIGHT);
          const counts = "verdict" in outcome;
          if (counts) expect(outcome.verdict.kind).toBe("daily");
          else expect(outcome).toEqual({ type: "answered before" });
          expect(await storage.postings.countAnswers(posting.id)).toBe(counts ? 2 + round : 1 + round);
          if (!counts) await answer(posting, await meet(`guest ${round}`), WRONG); // as many in each round
        }
        expect((await storage.cards.differing(undefined, 100)).differing).toEqual([]);
      }
    });

    it("while their posting closes leaves no score of theirs, and a tally that is frozen", async () => {
      const team = await openTeam(open);
      const { storage, meet, post } = team;
      const [drill, grace] = [await team.createDrill(), await meet("grace")];
      for (let day = 0; day < 6; day++) {
        const posting = await post(drill, day);
        const linus = await meet("linus");
        await team.answer(posting, linus, RIGHT);
        await team.answer(posting, grace, WRONG);
        await Promise.all([
          storage.closing.close(posting.id, at(day, 12)),
          storage.people.delete(linus.learnerId, freshId(), at(3)),
        ]);
        for (const [table, held] of holding(await readAllRows(team.database), [linus.id, linus.learnerId]))
          expect(held, table).toEqual([]);
        const tally = (await storage.postings.find(posting.id))?.tally ?? [];
        expect([1, 2]).toContain(tally.reduce((sum, answers) => sum + answers, 0));
        expect((await readAllRows(team.database)).get("deleted_mark")).toEqual([]);
      }
    });
  });

  describe("what is stored about a learner", () => {
    it("is counted over all their teams", async () => {
      const team = await openTeam(open);
      const linus = await team.meet("linus", discord);
      expect(await team.storage.people.kept(linus.learnerId)).toEqual({
        answers: 0,
        cards: 0,
        lookUps: 0,
        hints: 0,
        reports: 0,
        reminders: 0,
        teams: 1,
        since: at(0, 0),
      });
      await live(team, linus, await team.meet("ada", discord));
      await team.answerPractice(await team.meet("linus", second), "q2", RIGHT, at(1));
      expect(await team.storage.people.kept(linus.learnerId)).toEqual({
        answers: 4,
        cards: 2,
        lookUps: 1,
        hints: 1,
        reports: 1,
        reminders: 1,
        teams: 2,
        since: at(0, 0),
      });
    });
  });
}

/** Lets one member do everything that is stored, and another one some of it. */
async function live(team: TestTeam, member: Member, other: Member) {
  const { storage, createDrill, post, answer, answerPractice, newId } = team;
  const larks = { id: newId(), name: "Larks", key: "larks" };
  const captain = await team.meet("margaret", discord);
  await storage.squads.create(larks, captain, at(0));
  await storage.squads.join(larks.id, member, at(0), freshId());
  const removal = { squadId: larks.id, captain: captain.id, memberId: member.id, since: 0 };
  await storage.squads.remove(removal, at(0), freshId());
  const squad = { id: newId(), name: "Night owls", key: "night owls" };
  await storage.squads.create(squad, member, at(0));
  await storage.squads.join(squad.id, other, at(0), freshId());
  const themselves = { squadId: squad.id, captain: member.id, memberId: member.id, since: 0 };
  await storage.squads.appoint(themselves, freshId());
  const drill = await createDrill({ teamId: member.teamId, contactId: member.id });
  const closed = await post(drill, 0);
  const verdict = await answer(closed, member, RIGHT);
  await answer(closed, other, RIGHT);
  await storage.answers.amendGuessed(verdict.answerId, newId(), member.id, at(0, 11));
  await storage.closing.close(closed.id, at(1));
  const openPosting = await post(drill, 1);
  await storage.roles.set({ teamId: member.teamId, award: "topic", role: "R1", season: dateOf(0) });
  for (const one of [member, other]) {
    const { id } = one;
    await storage.answers.noteLookUp(id, "dns", at(0));
    await storage.answers.takeHint({ postingId: openPosting.id, member: one, now: at(1) });
    await storage.notices.store(id, "A drill is paused.", newId(), at(0));
    await storage.reminders.set(id, { time: "09:00", zone: "UTC" }, at(0));
    await storage.links.offer({ id: newId(), memberId: id, expiresAt: at(0, 10) });
    const choice = { member: one, questionId: "q1", now: at(1) };
    await storage.cards.know({ ...choice, id: newId() });
    await storage.milestones.reachTopic({ id: newId(), memberId: id, topic: "dns", now: at(1) });
    await storage.cards.suspend({ ...choice, id: newId() });
    await storage.reminders.setAway(
      { id: newId(), member: one, first: dateOf(9), last: dateOf(9) },
      dateOf(1),
      at(1),
    );
    const report = { questionId: "q1", version: 1, member: one, kind: "typo", at: at(0) } as const;
    await storage.reports.add({ ...report, id: newId() }, { since: 0, maximum: 10 });
  }
  for (const one of [member, other]) {
    await answer(openPosting, one, RIGHT);
    await answerPractice(one, "q2", RIGHT, at(0), "review");
  }
  return { closed, openPosting };
}
