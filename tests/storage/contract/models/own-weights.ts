// The contract of memory models: weights of a learner's own, and cards that follow them.
import { describe, expect, it } from "vitest";
import { type Card, memoryModel, replay, retrievability } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import type { FitOutcome } from "../../../../src/ports/storage/cards.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { ownWeights, weightsWith } from "../../../support/models/own-weights.ts";
import { discord, joinAccounts, separate, slack } from "../../../support/storage/links.ts";
import {
  at,
  dateOf,
  execute,
  type Open,
  openTeam,
  query,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

const day = (number: number) => dateOf(number) as string as StudyDay;
const right = (number: number) => ({ recall: "right", day: day(number) }) as const;
const adopt = (weights = ownWeights) => ({ type: "adopt", weights, gain: 0.01 }) as const;

export function describeOwnWeights(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const { storage, database } = team;
    const ada = await team.meet("ada");
    const { learnerId } = ada;
    const settle = async (more: Partial<FitOutcome> = {}) => {
      const [row] = await query(
        database,
        sql`SELECT CAST(COALESCE(SUM(reviews), 0) AS BIGINT) AS reviews FROM card WHERE learner_id = ${learnerId}`,
      );
      const reviews = Number(row?.reviews);
      return storage.memoryModels.settle({
        learnerId,
        reviews,
        library: "test 1",
        judgment: adopt(),
        now: at(30),
        ...more,
      });
    };
    const cards = () => storage.cards.ofLearner(learnerId);
    const expectLog = async () =>
      expect((await storage.cards.differing(undefined, 100)).differing).toEqual([]);
    return { ...team, ada, learnerId, settle, cards, expectLog };
  }

  describe("a learner's own weights", () => {
    it("move all cards, and every later answer, until they're dropped", async () => {
      const { storage, ada, learnerId, answerPractice, settle, cards, expectLog } = await start();
      for (const [question, letter] of [
        ["q1", RIGHT],
        ["q2", WRONG],
      ] as const)
        for (const number of [0, 3]) await answerPractice(ada, question, letter, at(number));
      const before = await cards();
      expect(await storage.memoryModels.since(learnerId)).toBeUndefined();
      expect(await settle()).toBe(true);
      expect(await storage.memoryModels.since(learnerId)).toBe(at(30));
      await storage.memoryModels.catchUp(learnerId);
      const own = memoryModel(undefined, ownWeights);
      expect((await cards()).get("q1")).toEqual(replay([right(0), right(3)], own));
      await expectLog();
      await answerPractice(ada, "q1", RIGHT, at(31));
      await answerPractice(ada, "q3", RIGHT, at(31));
      expect((await cards()).get("q1")).toEqual(replay([right(0), right(3), right(31)], own));
      expect((await cards()).get("q3")).toEqual(replay([right(31)], own));
      await expectLog();
      await storage.people.change(ada.id, { retention: 95 }, 0.5, at(31));
      expect((await cards()).get("q3")).toEqual(replay([right(31)], memoryModel(95, ownWeights)));
      await storage.people.change(ada.id, { retention: 85 }, 0.5, at(31));
      expect(await settle({ judgment: { type: "drop" } })).toBe(true);
      await storage.memoryModels.catchUp(learnerId);
      expect((await cards()).get("q2")).toEqual(before.get("q2"));
      expect(await storage.memoryModels.since(learnerId)).toBeUndefined();
      await expectLog();
    });

    it("are personal since the first ones, also after better ones replaced them", async () => {
      const { storage, database, ada, learnerId, answerPractice, settle, cards } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      await settle();
      const better = weightsWith({ 2: 4 });
      expect(await settle({ judgment: adopt(better), now: at(60) })).toBe(true);
      await storage.memoryModels.catchUp(learnerId);
      expect(await storage.memoryModels.since(learnerId)).toBe(at(30));
      expect((await cards()).get("q1")).toEqual(replay([right(0)], memoryModel(undefined, better)));
      const [row] = await query(
        database,
        sql`SELECT weights_library, weights_reviews FROM learner WHERE id = ${learnerId}`,
      );
      expect(row).toEqual({ weights_library: "test 1", weights_reviews: 1 });
    });

    it("aren't stored after the log has changed", async () => {
      const { storage, ada, learnerId, answerPractice, settle, cards } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      const before = await cards();
      expect(await settle({ reviews: 7 })).toBe(false);
      await storage.memoryModels.catchUp(learnerId);
      expect(await cards()).toEqual(before);
      expect(await storage.memoryModels.since(learnerId)).toBeUndefined();
    });

    it("decide how recall falls, also where the team's question is chosen", async () => {
      const { storage, ada, learnerId, createDrill, post, answer, settle, cards } = await start();
      const drill = await createDrill();
      await answer(await post(drill, 0), ada, RIGHT);
      await settle();
      await storage.memoryModels.catchUp(learnerId);
      const [participant] = (await storage.schedules.choiceInputs(drill)).participants;
      const trace = participant?.cards.get("q1");
      const own = memoryModel(undefined, ownWeights).scheduler;
      const { stability } = (await cards()).get("q1") as Card;
      expect(retrievability(trace, day(20))).toBeCloseTo(own.forgetting_curve(20, stability), 8);
      expect(retrievability({ ...trace, decay: undefined } as Card, day(20))).not.toBeCloseTo(
        own.forgetting_curve(20, stability),
        2,
      );
    });

    it("end when accounts are linked or separated; every card then follows the standard model", async () => {
      const team = await start();
      const { storage, meet, answerPractice, expectLog } = team;
      const [one, other] = [await meet("ana", slack), await meet("ana", discord)];
      await answerPractice(one, "q1", RIGHT, at(0));
      await answerPractice(other, "q1", RIGHT, at(2));
      const settle = async (learnerId: string, reviews: number) => {
        const outcome = { learnerId, reviews, library: "test 1", judgment: adopt(), now: at(30) };
        expect(await storage.memoryModels.settle(outcome)).toBe(true);
        await storage.memoryModels.catchUp(learnerId);
      };
      const cardsOf = async (member: typeof one, place: typeof slack) =>
        storage.cards.ofLearner((await meet(member.name, place)).learnerId);
      const before = await cardsOf(one, slack);
      await settle(one.learnerId, 1);
      await settle(other.learnerId, 1);
      await joinAccounts(team, one, other);
      expect((await cardsOf(one, slack)).get("q1")).toEqual(replay([right(0), right(2)]));
      await expectLog();
      await settle((await meet("ana", slack)).learnerId, 2);
      expect(await separate(team, one)).toBe(true);
      expect(await cardsOf(one, slack)).toEqual(before);
      expect((await cardsOf(other, discord)).get("q1")).toEqual(replay([right(2)]));
      await expectLog();
    });
  });

  describe("learners whose weights can be fitted", () => {
    it("have 2,000 reviews, then a tenth more each time", async () => {
      const { storage, database, ada, learnerId, answerPractice, settle } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      await answerPractice(ada, "q2", RIGHT, at(0));
      const ripe = async (reviews: number) => {
        await execute(database, sql`UPDATE card SET reviews = ${reviews / 2}`);
        return (await storage.memoryModels.toFit(undefined)).ripe;
      };
      expect(await ripe(1_998)).toEqual([]);
      expect(await ripe(2_000)).toEqual([{ learnerId, current: undefined }]);
      await settle({ judgment: { type: "keep" } });
      expect(await ripe(2_198)).toEqual([]);
      expect(await ripe(2_200)).toEqual([{ learnerId, current: undefined }]);
      await settle();
      expect(await ripe(2_418)).toEqual([]);
      expect(await ripe(2_420)).toEqual([{ learnerId, current: ownWeights }]);
    });

    it("come in pages, each once, with everyone whose cards are of another model", async () => {
      const { storage, database, meet, answerPractice } = await start();
      const members = await Promise.all(Array.from({ length: 30 }, (_, index) => meet(`member ${index}`)));
      for (const member of members.slice(0, 3)) await answerPractice(member, "q1", RIGHT, at(0));
      const [one] = members;
      await execute(
        database,
        sql`UPDATE card SET library = ${"older"} WHERE learner_id = ${one?.learnerId ?? ""}`,
      );
      const behind: string[] = [];
      let [after, pages]: [string | undefined, number] = [undefined, 0];
      do {
        const page = await storage.memoryModels.toFit(after);
        behind.push(...page.behind);
        after = page.last;
        pages++;
      } while (after !== undefined);
      expect(behind).toEqual([one?.learnerId]);
      expect(pages).toBe(2);
      await storage.memoryModels.catchUp(one?.learnerId ?? "");
      expect((await storage.memoryModels.toFit(undefined)).behind).toEqual([]);
    });

    it("have their logs in pages, each card once", async () => {
      const { storage, ada, learnerId, answerPractice } = await start();
      for (const question of ["q1", "q2"]) await answerPractice(ada, question, RIGHT, at(0));
      await answerPractice(ada, "q1", WRONG, at(2));
      expect(await storage.memoryModels.log(learnerId, undefined)).toEqual({
        logs: [[right(0), { recall: "wrong", day: day(2) }], [right(0)]],
        last: undefined,
      });
      expect(await storage.memoryModels.log(learnerId, "q1")).toEqual({
        logs: [[right(0)]],
        last: undefined,
      });
    });
  });

  describe("a changed memory model", () => {
    it("is every card's, also of answers that come at the same moment", async () => {
      const { storage, database, meet, answerPractice, expectLog } = await start();
      for (let round = 0; round < 24; round++) {
        const pat = await meet(`pat ${round}`);
        const answers = ["q1", "q2", "q3", "q4"].map((question) =>
          answerPractice(pat, question, RIGHT, at(1)),
        );
        // Sometimes the answers' first statements come before the change's.
        for (let turn = 0; turn < round / 2; turn++) await new Promise((resolve) => setImmediate(resolve));
        const change =
          round % 2 === 0
            ? storage.people.change(pat.id, { retention: 95 }, 0.5, at(1))
            : storage.memoryModels
                .settle({
                  learnerId: pat.learnerId,
                  reviews: 0,
                  library: "test 1",
                  judgment: adopt(),
                  now: at(1),
                })
                .then(() => storage.memoryModels.catchUp(pat.learnerId));
        await Promise.all([...answers, change]);
        const [row] = await query(
          database,
          sql`SELECT CAST(COUNT(DISTINCT library) AS BIGINT) AS models FROM card WHERE learner_id = ${pat.learnerId}`,
        );
        expect(row).toEqual({ models: 1 });
        await expectLog();
      }
    });
  });
}
