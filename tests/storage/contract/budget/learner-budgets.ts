// Statement budgets of what learners do, and of upkeep.
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { ownWeights } from "../../../support/models/own-weights.ts";
import {
  at,
  dateOf,
  execute,
  hashed,
  order,
  query,
  questionNamed,
  RIGHT,
  type TestTeam,
} from "../../../support/storage/storage.ts";
import { type Budget, times } from "./budget.ts";

const idOf = (index: number) => `many-${String(index).padStart(3, "0")}`;

async function storeMany({ storage }: TestTeam, rows: number): Promise<void> {
  const questions = Array.from({ length: rows }, (_, index) => hashed(questionNamed(idOf(index))));
  await storage.questions.store(questions, at(0));
}

/** A member who answered that many questions in one practice. */
export async function practiceMany(team: TestTeam, rows: number, member: Member): Promise<string> {
  await storeMany(team, rows);
  const practiceId = team.newId();
  const items = Array.from({ length: rows }, (_, index) => ({ id: idOf(index), version: 1, order }));
  await team.storage.practices.start({ id: practiceId, memberId: member.id, kind: "quiz", items }, at(0));
  await times(rows, (index) =>
    team.storage.practices.record({ id: team.newId(), practiceId, index, member, letter: RIGHT, now: at(0) }),
  );
  return practiceId;
}

/** One learner in many teams: ada, and a member of each. */
async function joinMany(team: TestTeam, rows: number): Promise<Member> {
  const ada = await team.meet("ada");
  const members = await times(rows - 1, (index) =>
    team.meet("ada", { team: { externalId: `T-${index}`, name: `Team ${index}` } }),
  );
  for (const { id } of members)
    await execute(team.database, sql`UPDATE member SET learner_id = ${ada.learnerId} WHERE id = ${id}`);
  return ada;
}

export const learnerBudgets: readonly Budget[] = [
  {
    name: "questions.store",
    statements: 2,
    async prepare({ storage }, rows) {
      const many = Array.from({ length: rows }, (_, index) => hashed(questionNamed(idOf(index))));
      return async () => rows - (await storage.questions.store(many, at(0))).length;
    },
  },
  {
    name: "practices.find",
    statements: 6,
    async prepare(team, rows) {
      const ada = await team.meet("ada");
      const id = await practiceMany(team, rows, ada);
      return async () => {
        const practice = await team.storage.practices.find(id, ada.id);
        return practice?.answers.filter((verdict) => verdict !== undefined).length ?? 0;
      };
    },
  },
  {
    name: "cards.differing",
    statements: 3,
    async prepare(team, rows) {
      await practiceMany(team, rows, await team.meet("ada"));
      return async () => (await team.storage.cards.differing(undefined, rows)).checked;
    },
  },
  {
    name: "cards.due",
    statements: 1,
    async prepare(team, rows) {
      const ada = await team.meet("ada");
      await practiceMany(team, rows, ada);
      const day = dateOf(90) as string as StudyDay;
      return async () => (await team.storage.cards.due(ada.learnerId, day, rows)).length;
    },
  },
  {
    name: "people.change: retention",
    statements: 13,
    async prepare(team, rows) {
      const ada = await team.meet("ada");
      await practiceMany(team, rows, ada);
      return async () => {
        await team.storage.people.change(ada.id, { retention: 90 }, 0.5, at(1));
        return (await team.storage.cards.ofLearner(ada.learnerId)).size;
      };
    },
  },
  {
    name: "memoryModels.toFit",
    statements: 1,
    async prepare({ storage, meet, answerPractice, database }, rows) {
      const members = await times(Math.min(rows, 20), (index) => meet(`member-${index}`));
      for (const member of members) await answerPractice(member, "q1", RIGHT, at(0));
      await execute(database, sql`UPDATE card SET reviews = 2000`);
      return async () => ((await storage.memoryModels.toFit(undefined)).ripe.length * rows) / members.length;
    },
  },
  {
    name: "memoryModels.settle",
    statements: 5,
    async prepare(team, rows) {
      const { learnerId, ...ada } = await team.meet("ada");
      await practiceMany(team, rows, { learnerId, ...ada });
      const judgment = { type: "adopt", weights: ownWeights, gain: 0.01 } as const;
      return async () => {
        const outcome = { learnerId, reviews: rows, library: "test 1", judgment, now: at(1) };
        return (await team.storage.memoryModels.settle(outcome)) ? rows : 0;
      };
    },
  },
  {
    name: "statistics.firstAnswers",
    statements: 2,
    async prepare(team, rows) {
      await times(rows, async (index) =>
        team.answerPractice(await team.meet(`member-${index}`), "q1", RIGHT, at(0)),
      );
      return async () => [...(await team.storage.statistics.firstAnswers(undefined)).answers].length;
    },
  },
  {
    name: "scores.inPeriod",
    statements: 1,
    async prepare(team, rows) {
      const posting = await team.post(await team.createDrill(), 0);
      await times(rows, async (index) => team.answer(posting, await team.meet(`member-${index}`), RIGHT));
      await team.storage.closing.close(posting.id, at(1));
      return async () =>
        (await team.storage.scores.inPeriod(team.teamId, periodOf("all time", dateOf(0)))).length;
    },
  },
  {
    name: "reports.quarantined: in many teams",
    statements: 1,
    async prepare(team, rows) {
      await joinMany(team, rows);
      await execute(
        team.database,
        sql`INSERT INTO ruling (place, question_id, question_version, verdict, ruled_by, ruled_at)
          SELECT id, 'q1', 1, 'quarantine', 'reports', 0 FROM team`,
      );
      const teams = (await query(team.database, sql`SELECT id FROM team`)).map(({ id }) => String(id));
      return async () => (await team.storage.reports.quarantined(teams)).length;
    },
  },
  {
    name: "reminders.due",
    statements: 1,
    async prepare({ storage, meet }, rows) {
      const time = { time: "09:00", zone: "UTC" };
      await times(rows, async (index) =>
        storage.reminders.set((await meet(`member-${index}`)).id, time, at(0, 0)),
      );
      return async () => (await storage.reminders.due(at(1), rows)).length;
    },
  },
  {
    name: "people.change: in many teams",
    statements: 11,
    async prepare(team, rows) {
      const ada = await joinMany(team, rows);
      await execute(
        team.database,
        sql`INSERT INTO reminder (member_id, local_time, zone, next_due_at, ignored)
          SELECT id, '09:00', 'UTC', ${at(1)}, 0 FROM member WHERE learner_id = ${ada.learnerId}`,
      );
      const changes = { hidden: true, zone: { own: "Asia/Tokyo", inForce: "Asia/Tokyo" } };
      return async () => {
        await team.storage.people.change(ada.id, changes, 0.5, at(0));
        const moved = await team.storage.reminders.due(at(9), 1000);
        return moved.filter(({ zone }) => zone === "Asia/Tokyo").length;
      };
    },
  },
  {
    name: "people.delete: in many teams",
    statements: 45,
    async prepare(team, rows) {
      const ada = await joinMany(team, rows);
      return async () => {
        await team.storage.people.delete(ada.learnerId, team.newId(), at(3));
        return rows;
      };
    },
  },
  {
    name: "teams.purge: answers of a learner who stays elsewhere",
    statements: 38,
    async prepare(team, rows) {
      const ada = await team.meet("ada");
      const there = await team.meet("ada", { platform: "slack", team: { externalId: "T7", name: "Seven" } });
      await execute(
        team.database,
        sql`UPDATE member SET learner_id = ${ada.learnerId} WHERE id = ${there.id}`,
      );
      await practiceMany(team, rows, { ...there, learnerId: ada.learnerId });
      await team.storage.teams.leave({ platform: "slack", externalId: "T7" }, at(1));
      return async () => {
        await team.storage.teams.purge(there.teamId, at(2));
        return rows - (await team.storage.cards.ofLearner(ada.learnerId)).size;
      };
    },
  },
  {
    name: "reports.weigh: in many teams",
    statements: 6,
    async prepare(team, rows) {
      const { storage, newId, meet } = team;
      const version = { questionId: "q1", version: 1 };
      await times(rows, (number) =>
        times(4, async (index) => {
          const more = { team: { externalId: `T-${number}`, name: `Team ${number}` } };
          const member = await meet(`member-${number}-${index}`, more);
          const report = { ...version, id: newId(), kind: "typo", member, at: at(1) } as const;
          await storage.reports.add(report, { since: 0, maximum: 9 });
        }),
      );
      await execute(
        team.database,
        sql`INSERT INTO score_day (team_id, member_id, date, points, answered, correct)
          SELECT team_id, id, days.date, 1, 1, 1 FROM member CROSS JOIN (
            SELECT '2026-03-01' AS date UNION SELECT '2026-03-02' UNION SELECT '2026-03-03' UNION SELECT '2026-03-04') AS days`,
      );
      return async () => {
        await storage.reports.weigh(version, { size: 1_000, has: () => true }, at(2));
        return (await storage.reports.overview())[0]?.quarantinedIn ?? 0;
      };
    },
  },
];
