// The contract of milestones: each is reached once, by the answer that makes its rule hold.
import { describe, expect, it, onTestFinished } from "vitest";
import { replayStreak } from "../../../../src/core/leaderboard/streak.ts";
import type { Verdict } from "../../../../src/ports/storage/answers.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { createStorage } from "../../../../src/storage/storage.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { seededRandom } from "../../../support/seeded-random.ts";
import { countStatements } from "../../../support/storage/count-statements.ts";
import { discord, joinAccounts, slack } from "../../../support/storage/links.ts";
import {
  at,
  execute,
  freshId,
  type Open,
  openTeam,
  query,
  RIGHT,
  setUpTeam,
  type TestTeam,
  verdictOf,
  WRONG,
} from "../../../support/storage/storage.ts";
import { openTeamWithOutages } from "../daily/team-with-outages.ts";

const kindsOf = ({ milestones }: Pick<Verdict, "milestones">) => milestones.map(({ kind }) => kind);

/** Gives a member a streak in a drill, as if they had answered that often until the day before. */
export async function haveStreak(
  { database }: Pick<TestTeam, "database">,
  member: Member,
  drillId: string,
  length: number,
  lastDate: string,
): Promise<void> {
  await execute(
    database,
    sql`INSERT INTO streak (member_id, drill_id, length, longest, freezes, towards_freeze, last_date)
      VALUES (${member.id}, ${drillId}, ${length}, ${length}, 0, 0, ${lastDate})`,
  );
}

/** Stores reviews that a member answered, without their cards. */
export async function haveReviews(team: TestTeam, member: Member, count: number): Promise<void> {
  const practiceId = await team.startPractice(member, at(-90), { id: "q1" }, "review");
  for (let index = 0; index < count; index++)
    await execute(
      team.database,
      sql`INSERT INTO answer (id, member_id, learner_id, posting_id, practice_id, question_id, question_version,
          option_index, correct, open_book, hinted, kind, points, study_day, answered_at)
        VALUES (${team.newId()}, ${member.id}, ${member.learnerId}, NULL, ${index === 0 ? practiceId : null},
          'q1', 1, 0, 1, 0, 0, 'review', 0, '2025-12-01', ${at(-90)})`,
    );
}

export function describeMilestones(open: Open): void {
  describe("a milestone", () => {
    async function start() {
      const team = await openTeam(open);
      return { ...team, drill: await team.createDrill(), ada: await team.meet("ada") };
    }

    it("of a streak comes with the answer that reaches it, right or wrong, and with no other", async () => {
      const { storage, drill, ada, post, answer, tap } = await start();
      for (let day = 0; day < 6; day++)
        expect(kindsOf(await answer(await post(drill, day), ada, RIGHT))).toEqual([]);
      const posting = await post(drill, 6);
      expect(kindsOf(await answer(posting, ada, WRONG))).toEqual(["streak-7"]);
      expect(kindsOf(verdictOf(await tap(posting, ada, RIGHT)))).toEqual([]);
      expect(kindsOf(await answer(await post(drill, 7), ada, RIGHT))).toEqual([]);
      expect(await storage.milestones.ofMember(ada.id)).toEqual([{ kind: "streak-7" }]);
    });

    it("of a streak isn't reached again after the streak ended", async () => {
      const { drill, ada, post, answer } = await start();
      const answered = [..."ooooooo----ooooooo"].map((one) => one === "o");
      const reached: unknown[] = [];
      for (const [day, one] of answered.entries()) {
        const posting = await post(drill, day);
        if (one) reached.push(...kindsOf(await answer(posting, ada, RIGHT)));
      }
      expect(reached).toEqual(["streak-7"]);
    });

    it("of a streak comes while the verdict is kept back", async () => {
      const team = await start();
      const drill = await team.createDrill({ channel: "later", feedback: "at_close" });
      await haveStreak(team, team.ada, drill.id, 29, "2026-03-01");
      const verdict = await team.answer(await team.post(drill, 0), team.ada, RIGHT);
      expect(verdict).toMatchObject({ visible: false, milestones: [{ kind: "streak-30" }] });
    });

    it("is reached once by two answers in two channels at the same moment", async () => {
      const team = await start();
      const other = await team.createDrill({ channel: "other" });
      for (const { id } of [team.drill, other]) await haveStreak(team, team.ada, id, 6, "2026-03-01");
      const postings = [await team.post(team.drill, 0), await team.post(other, 0)];
      const verdicts = await Promise.all(postings.map((one) => team.answer(one, team.ada, RIGHT)));
      expect(verdicts.flatMap((one) => kindsOf(one))).toEqual(["streak-7"]);
    });

    it("of reviews is the learner's, and comes with the hundredth", async () => {
      const team = await start();
      const [ana, there] = [await team.meet("ana", slack), await team.meet("ana", discord)];
      await haveReviews(team, ana, 60);
      await haveReviews(team, there, 38);
      await joinAccounts(team, ana, there);
      const [own, other] = [await team.meet("ana", slack), await team.meet("ana", discord)];
      expect(kindsOf(await team.answerPractice(own, "q1", RIGHT, at(0), "review"))).toEqual([]);
      expect(kindsOf(await team.answerPractice(own, "q2", RIGHT, at(0), "quiz"))).toEqual([]);
      const last = await team.answerPractice(other, "q3", WRONG, at(0), "review");
      expect(kindsOf(last)).toEqual(["reviews-100"]);
      expect(kindsOf(await team.answerPractice(own, "q4", RIGHT, at(0), "review"))).toEqual([]);
      expect(await team.storage.milestones.ofMember(own.id)).toEqual([{ kind: "reviews-100" }]);
    });

    it("of reviews is reached once by two answers at the same moment", async () => {
      const team = await start();
      await haveReviews(team, team.ada, 99);
      const verdicts = await Promise.all(
        ["q2", "q3"].map((id) => team.answerPractice(team.ada, id, RIGHT, at(0), "review")),
      );
      expect(verdicts.flatMap((one) => kindsOf(one))).toEqual(["reviews-100"]);
    });

    it("of topics is the learner's first, and the same ID returns the same", async () => {
      const team = await start();
      const [ana, there] = [await team.meet("ana", slack), await team.meet("ana", discord)];
      await joinAccounts(team, ana, there);
      const { milestones } = team.storage;
      const dns = { id: freshId(), memberId: ana.id, topic: "dns", now: at(0) };
      expect(await milestones.reachTopic(dns)).toBe(true);
      expect(await milestones.reachTopic({ ...dns, id: freshId(), memberId: there.id })).toBe(false);
      expect(await milestones.reachTopic({ ...dns, id: freshId(), topic: "cni" })).toBe(false);
      expect(await milestones.reachTopic(dns)).toBe(true);
      expect(await milestones.ofMember(there.id)).toEqual([{ kind: "topic", topic: "dns" }]);
    });

    it("of topics can be seen in the tallies of those who answered a question right", async () => {
      const team = await start();
      const { storage, drill, ada, meet, post, answer, answerPractice } = team;
      const [bo, cy, dan] = [await meet("bo"), await meet("cy"), await meet("dan")];
      for (const member of [ada, bo, cy]) await answerPractice(member, "q2", RIGHT, at(-1));
      await answerPractice(ada, "q2", WRONG, at(-1));
      await answerPractice(ada, "q3", RIGHT, at(-1));
      const posting = await post(drill, 0);
      for (const member of [ada, cy, dan]) await answer(posting, member, RIGHT);
      await answer(posting, bo, WRONG);
      await storage.milestones.reachTopic({ id: freshId(), memberId: cy.id, topic: "dns", now: at(0) });
      const { tallies, last } = await storage.milestones.topicTallies(posting.id, ["q1", "q2"], "");
      expect([...tallies]).toEqual([
        [ada.id, { answered: 3, right: 2 }],
        [dan.id, { answered: 1, right: 1 }],
      ]);
      expect(last).toBeUndefined();
      const rest = await storage.milestones.topicTallies(posting.id, ["q1", "q2"], ada.id);
      expect([...rest.tallies.keys()]).toEqual([dan.id]);
    });

    it("of topics is reached once by two commands at the same moment", async () => {
      const { storage, database, ada } = await start();
      const results = await Promise.all(
        ["dns", "cni", "services"].map((topic) =>
          storage.milestones.reachTopic({ id: freshId(), memberId: ada.id, topic, now: at(0) }),
        ),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await query(database, sql`SELECT kind FROM milestone`)).toEqual([{ kind: "topic" }]);
    });

    it("of a streak that an outage repairs is stored with a notice, once", async () => {
      const { storage, ada, drill, play, post, answer, beat } = await openTeamWithOutages(open);
      await play([0, 1, 2, 3, 4, 5]);
      await storage.closing.close((await post(drill, 6)).id, at(7));
      expect(kindsOf(await answer(await post(drill, 7), ada, RIGHT))).toEqual([]);
      await beat(at(6, 10), true);
      await beat(at(7, 8));
      const [outage = ""] = await storage.outages.unsettled("playground");
      await storage.outages.settle(outage, ({ kind }) => `You reached ${kind}.`);
      expect(await storage.notices.take(ada.id, 9, freshId())).toEqual(["You reached streak-7."]);
      const verdict = await answer(await post(drill, 8), ada, RIGHT);
      expect(verdict).toMatchObject({ streak: { length: 8 }, milestones: [] });
      expect(await storage.milestones.ofMember(ada.id)).toEqual([{ kind: "streak-7" }]);
    });

    it("costs only the answer that reaches it two statements", async () => {
      const opened = await open();
      onTestFinished(() => opened.close());
      const { database, count } = countStatements(opened.database);
      const team = await setUpTeam({ ...opened, database, storage: createStorage(database) });
      const costOf = async (record: () => Promise<unknown>) => {
        count.statements = 0;
        await record();
        return count.statements;
      };
      const [ada, drill] = [await team.meet("ada"), await team.createDrill()];
      await haveStreak(team, ada, drill.id, 5, "2026-03-01");
      const daily: number[] = [];
      for (const day of [0, 1, 2]) {
        const posting = await team.post(drill, day);
        daily.push(await costOf(() => team.answer(posting, ada, RIGHT)));
      }
      expect(daily).toEqual([10, 12, 10]);
      await haveReviews(team, ada, 97);
      const reviews: number[] = [];
      for (const day of [8, 9, 10, 11]) {
        const practiceId = await team.startPractice(ada, at(day), { id: "q2" }, "review");
        const tap = { id: freshId(), practiceId, index: 0, member: ada, letter: RIGHT, now: at(day) };
        reviews.push(await costOf(() => team.storage.practices.record(tap)));
      }
      // The first one may also read the question.
      expect(reviews.slice(1)).toEqual([11, 13, 11]);
    });

    it("comes once, at the first answer that makes the streak long enough, in any history", async () => {
      const random = seededRandom(20);
      for (let round = 0; round < 3; round++) {
        const { drill, ada, post, answer } = await start();
        const answered = Array.from({ length: 50 }, () => random() < 0.97);
        const reached: [string, number][] = [];
        for (const [day, one] of answered.entries()) {
          const posting = await post(drill, day);
          const verdict = one ? await answer(posting, ada, random() < 0.5 ? RIGHT : WRONG) : undefined;
          for (const { kind } of verdict?.milestones ?? []) reached.push([kind, day]);
        }
        const lengths = answered.map((one, day) =>
          one ? replayStreak(answered.slice(0, day + 1)).length : 0,
        );
        const expected = [7, 30].map((length) => [
          `streak-${length}`,
          lengths.findIndex((one) => one >= length),
        ]);
        expect(reached).toEqual(expected.filter(([, day]) => day !== -1));
      }
    });
  });
}
