// The contract of cards: a learner's memory, on study days.
import { describe, expect, it } from "vitest";
import { remember, replay } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import type { CardKey } from "../../../../src/ports/storage/cards.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import {
  at,
  dateOf,
  execute,
  HOUR,
  type Open,
  openTeam,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

const day = (number: number) => dateOf(number) as string as StudyDay;

export function describeCards(open: Open): void {
  describe("cards", () => {
    it("equal what core computes from the answers", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const ada = await meet("ada");
      let card = remember(undefined, "right", day(0));
      await answerPractice(ada, "q1", RIGHT, at(0));
      for (const [number, letter] of [
        [3, RIGHT],
        [17, WRONG],
        [18, RIGHT],
      ] as const) {
        card = remember(card, letter === RIGHT ? "right" : "wrong", day(number));
        await answerPractice(ada, "q1", letter, at(number));
      }
      expect(await storage.cards.ofLearner(ada.learnerId)).toEqual(new Map([["q1", card]]));
    });

    it("are graded once per study day, which changes at 04:00 local", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const ada = await meet("ada", { zone: "Asia/Tokyo" }); // UTC+9: 04:00 there is 19:00 UTC
      const card = async () => (await storage.cards.ofLearner(ada.learnerId)).get("q1");
      await answerPractice(ada, "q1", RIGHT, at(0, 18) + HOUR - 1);
      const first = await card();
      expect(first).toEqual(replay([{ recall: "right", day: day(0) }]));
      await answerPractice(ada, "q1", WRONG, at(0, 19));
      const second = await card();
      expect(second).toMatchObject({ reviews: 2, lapses: 1, lastDay: day(1) });
      await answerPractice(ada, "q1", RIGHT, at(1, 18));
      expect(await card()).toEqual(second);
    });

    it("never run backwards when the learner moves to an earlier zone", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const answered: StudyDay[] = [];
      for (const [hours, zone] of [
        [0, "Pacific/Auckland"], // 22:00 on 2 March
        [12, "Pacific/Auckland"], // 3 March
        [13, "Pacific/Honolulu"], // still 2 March there
        [35, "Pacific/Honolulu"], // 3 March
        [54, "Pacific/Honolulu"], // 4 March
      ] as const) {
        const ada = await meet("ada", { zone });
        answered.push((await answerPractice(ada, "q1", RIGHT, at(0) + hours * HOUR)).studyDay);
      }
      expect(answered).toEqual([0, 1, 1, 1, 2].map(day));
      const { learnerId } = await meet("ada");
      expect((await storage.cards.ofLearner(learnerId)).get("q1")).toEqual(
        replay([0, 1, 2].map((number) => ({ recall: "right", day: day(number) }))),
      );
    });

    it("follow the times of answers that arrive out of order", async () => {
      // Two processes or two clicks at the same moment: the log's order decides, as at every replay.
      const { storage, meet, answerPractice } = await openTeam(open);
      const ada = await meet("ada");
      await answerPractice(ada, "q1", RIGHT, at(0) + 2);
      await answerPractice(ada, "q1", WRONG, at(0) + 1);
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q1")).toEqual(
        replay([
          { recall: "wrong", day: day(0) },
          { recall: "right", day: day(0) },
        ]),
      );
    });

    it("are the learner's own", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      await answerPractice(ada, "q1", RIGHT, at(0));
      await answerPractice(grace, "q2", RIGHT, at(0));
      expect([...(await storage.cards.ofLearner(ada.learnerId)).keys()]).toEqual(["q1"]);
      expect(await storage.cards.ofLearner("missing")).toEqual(new Map());
    });

    it("are due from their due day on, earliest first, up to the limit", async () => {
      const { storage, meet, answerPractice } = await openTeam(open);
      const ada = await meet("ada");
      await answerPractice(ada, "q2", RIGHT, at(0));
      await answerPractice(ada, "q3", WRONG, at(0));
      await answerPractice(ada, "q1", WRONG, at(0));
      await answerPractice(await meet("grace"), "q4", WRONG, at(0));
      const cards = await storage.cards.ofLearner(ada.learnerId);
      const [soon, late] = [cards.get("q1")?.dueDay as StudyDay, cards.get("q2")?.dueDay as StudyDay];
      expect(soon < late).toBe(true);
      const due = (on: StudyDay, limit = 10) => storage.cards.due(ada.learnerId, on, limit);
      expect(await due(day(0))).toEqual([]);
      expect(await due(soon)).toEqual([
        { ...cards.get("q1"), questionId: "q1" },
        { ...cards.get("q3"), questionId: "q3" },
      ]);
      expect((await due(late)).map(({ questionId }) => questionId)).toEqual(["q1", "q3", "q2"]);
      expect((await due(late, 2)).map(({ questionId }) => questionId)).toEqual(["q1", "q3"]);
    });
  });

  describe("cards under examination", () => {
    async function start() {
      const team = await openTeam(open);
      const [ada, grace] = [await team.meet("ada"), await team.meet("grace")];
      for (const questionId of ["q1", "q2", "q3"]) await team.answerPractice(ada, questionId, RIGHT, at(0));
      await team.answerPractice(grace, "q1", RIGHT, at(0));
      const keys = [
        ...["q1", "q2", "q3"].map((questionId) => [ada, questionId] as const),
        [grace, "q1"] as const,
      ]
        .map(([{ learnerId }, questionId]) => ({ learnerId, questionId }))
        .toSorted((a, b) => (a.learnerId + a.questionId < b.learnerId + b.questionId ? -1 : 1));
      return { ...team, ada, keys };
    }

    it("are compared with a replay of their logs in pages, each once", async () => {
      const { storage, keys } = await start();
      const check = (after: CardKey | undefined) => storage.cards.differing(after, 2);
      expect(await check(undefined)).toEqual({ checked: 2, differing: [], last: keys[1] });
      expect(await check(keys[1])).toEqual({ checked: 2, differing: [], last: keys[3] });
      expect(await check(keys[2])).toEqual({ checked: 1, differing: [], last: keys[3] });
      expect(await check(keys[3])).toEqual({ checked: 0, differing: [], last: undefined });
    });

    it("are listed if they differ", async () => {
      const { storage, database, ada } = await start();
      await execute(
        database,
        sql`UPDATE card SET stability = stability + 1 WHERE learner_id = ${ada.learnerId} AND question_id = ${"q2"}`,
      );
      expect(await storage.cards.differing(undefined, 10)).toMatchObject({
        checked: 4,
        differing: [{ learnerId: ada.learnerId, questionId: "q2" }],
      });
    });

    it("are recomputed at the next answer if another library wrote them", async () => {
      const { storage, database, ada, answerPractice } = await start();
      await execute(
        database,
        sql`UPDATE card SET library = ${"older"}, stability = ${99}, difficulty = ${9}`,
      );
      await answerPractice(ada, "q1", RIGHT, at(5));
      expect((await storage.cards.ofLearner(ada.learnerId)).get("q1")).toEqual(
        replay([0, 5].map((number) => ({ recall: "right", day: day(number) }))),
      );
    });
  });
}
