// The contract of what learners decide about their cards: "I know this", suspend, and how sure they want to stay.
import { describe, expect, it } from "vitest";
import { memoryModel, replay } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { discord, joinAccounts, separate, slack } from "../../../support/storage/links.ts";
import {
  at,
  dateOf,
  execute,
  freshId,
  HOUR,
  type Open,
  openTeam,
  query,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

const day = (number: number) => dateOf(number) as string as StudyDay;
const right = (number: number) => ({ recall: "right", day: day(number) }) as const;
const known = (number: number) => ({ recall: "known", day: day(number) }) as const;

export function describeCardChoices(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const ada = await team.meet("ada");
    const { learnerId } = ada;
    const cards = () => team.storage.cards.ofLearner(learnerId);
    const card = async () => (await cards()).get("q1");
    const know = (now: number, member = ada) =>
      team.storage.cards.know({ id: freshId(), member, questionId: "q1", now });
    const expectLog = async () =>
      expect((await team.storage.cards.differing(undefined, 100)).differing).toEqual([]);
    return { ...team, ada, learnerId, cards, card, know, expectLog };
  }

  describe("“I know this”", () => {
    it("makes a card due 60 days later, once: the next answer schedules it as usual", async () => {
      const { ada, answerPractice, card, know, expectLog } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      expect(await know(at(3))).toEqual(replay([right(0), known(3)]));
      expect(await card()).toMatchObject({ reviews: 1, lastDay: day(0), dueDay: day(63) });
      await answerPractice(ada, "q1", RIGHT, at(5));
      expect(await card()).toEqual(replay([right(0), right(5)]));
      await expectLog();
    });

    it("needs a card: without one, nothing is recorded", async () => {
      const { database, know, cards } = await start();
      expect(await know(at(0))).toBeUndefined();
      expect(await cards()).toEqual(new Map());
      expect(await query(database, sql`SELECT * FROM known`)).toEqual([]);
    });

    it("has its place in the log by study day and time, in any order of recording", async () => {
      const { ada, answerPractice, card, know, expectLog } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      await know(at(4) + 2);
      await answerPractice(ada, "q1", RIGHT, at(4) + 1);
      expect(await card()).toEqual(replay([right(0), right(4), known(4)]));
      await answerPractice(ada, "q1", WRONG, at(3));
      expect(await card()).toMatchObject({ dueDay: day(64) });
      await expectLog();
    });

    it("never moves before the card's last study day, wherever the learner travels", async () => {
      const { meet, answerPractice, card, know, expectLog } = await start();
      await answerPractice(await meet("ada", { zone: "Pacific/Auckland" }), "q1", RIGHT, at(0) + 12 * HOUR);
      await know(at(0) + 13 * HOUR, await meet("ada", { zone: "Pacific/Honolulu" }));
      expect(await card()).toEqual(replay([right(1), known(1)]));
      await expectLog();
    });
  });

  describe("a suspended question", () => {
    it("isn't due until the learner asks for it back; its card stays", async () => {
      const { storage, ada, learnerId, answerPractice, cards } = await start();
      await answerPractice(ada, "q1", WRONG, at(0));
      await answerPractice(ada, "q2", WRONG, at(0));
      const before = await cards();
      const due = async () =>
        (await storage.cards.due(learnerId, day(60), 10)).map(({ questionId }) => questionId);
      for (const [questionId, now] of [
        ["q1", at(1)],
        ["q3", at(2)],
      ] as const)
        await storage.cards.suspend({ id: freshId(), member: ada, questionId, now });
      expect(await storage.cards.suspended(learnerId)).toEqual(["q3", "q1"]);
      expect(await due()).toEqual(["q2"]);
      expect(await cards()).toEqual(before);
      await storage.cards.resume(learnerId, "q1");
      expect(await storage.cards.suspended(learnerId)).toEqual(["q3"]);
      expect(await due()).toEqual(["q1", "q2"]);
    });

    it("is the learner's own, in all their teams", async () => {
      const { storage, database, meet, ada, learnerId } = await start();
      const there = await meet("ada", { team: { externalId: "T2", name: "Team Two" } });
      await execute(database, sql`UPDATE member SET learner_id = ${learnerId} WHERE id = ${there.id}`);
      for (const member of [ada, there])
        await storage.cards.suspend({ id: freshId(), member, questionId: "q1", now: at(0) });
      expect(await storage.cards.suspended(learnerId)).toEqual(["q1"]);
      expect(await storage.cards.suspended((await meet("grace")).learnerId)).toEqual([]);
      await storage.cards.resume(learnerId, "q1");
      expect(await storage.cards.suspended(learnerId)).toEqual([]);
    });
  });

  describe("“I know this” about a card that another account's answers made", () => {
    it("comes before a first answer of one's own, given after separating, in a zone that is a day behind", async () => {
      const team = await openTeam(open);
      const far = await team.meet("ada", { ...discord, zone: "Pacific/Kiritimati" });
      const home = { ...slack, zone: "America/Los_Angeles" };
      await team.answerPractice(far, "q1", RIGHT, at(1, 15));
      await joinAccounts(team, await team.meet("ada", home), far);
      const choice = { member: await team.meet("ada", home), questionId: "q1", now: at(1, 16) };
      await team.storage.cards.know({ id: freshId(), ...choice });
      await separate(team, choice.member);
      await team.answerPractice(await team.meet("ada", home), "q1", RIGHT, at(1, 17));
      expect((await team.storage.cards.differing(undefined, 100)).differing).toEqual([]);
    });
  });

  describe("desired retention", () => {
    it("moves all cards at once, and back again", async () => {
      const { storage, ada, answerPractice, cards, card, know, expectLog } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      await answerPractice(ada, "q2", RIGHT, at(0));
      await know(at(1));
      const before = await cards();
      const change = (retention: number) => storage.people.change(ada.id, { retention }, 0.5, at(1));
      expect(await change(95)).toMatchObject({ retention: 95 });
      expect((await cards()).get("q2")).toEqual(replay([right(0)], memoryModel(95)));
      expect(await card()).toEqual(before.get("q1"));
      await expectLog();
      await answerPractice(ada, "q1", RIGHT, at(9));
      expect(await card()).toEqual(replay([right(0), known(1), right(9)], memoryModel(95)));
      await expectLog();
      expect(await change(85)).toMatchObject({ retention: 85 });
      expect((await cards()).get("q2")).toEqual(before.get("q2"));
      await expectLog();
    });

    it("applies to a card that another setting wrote, at its next answer", async () => {
      const { storage, database, ada, answerPractice, card } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      await storage.people.change(ada.id, { retention: 95 }, 0.5, at(1));
      // As if an answer with the old setting were recorded at the same moment.
      await execute(database, sql`UPDATE card SET library = ${memoryModel(85).name}, stability = ${99}`);
      await answerPractice(ada, "q1", RIGHT, at(4));
      expect(await card()).toEqual(replay([right(0), right(4)], memoryModel(95)));
    });
  });
}
