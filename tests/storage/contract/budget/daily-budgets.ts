// Statement budgets of the daily question.
import type { Feedback } from "../../../../src/ports/storage/drills.ts";
import type { Posting } from "../../../../src/ports/storage/postings.ts";
import type { Plan } from "../../../../src/ports/storage/schedules.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import {
  at,
  dateOf,
  execute,
  hashed,
  questionNamed,
  RIGHT,
  type TestTeam,
  WRONG,
} from "../../../support/storage/storage.ts";
import { type Budget, times } from "./budget.ts";

const MINUTE = 60_000;

/** A plan for each of many drills, with different questions. */
async function planMany({ storage, createDrill }: TestTeam, rows: number): Promise<readonly Plan[]> {
  const questions = Array.from({ length: rows }, (_, index) => questionNamed(`many-${index}`));
  await storage.questions.store(questions.map(hashed), at(0));
  return times(rows, async (index) => {
    const { id: drillId } = await createDrill({ channel: `channel-${index}` });
    return { drillId, date: dateOf(0), questionId: `many-${index}`, version: 1, reason: "" };
  });
}

/** One posting in each of many channels, about different questions. */
export async function claimMany(
  { storage, createDrill, claim }: TestTeam,
  rows: number,
): Promise<readonly Posting[]> {
  const questions = Array.from({ length: rows }, (_, index) => questionNamed(`many-${index}`));
  await storage.questions.store(questions.map(hashed), at(0));
  const claimed = await times(rows, async (index) =>
    claim(await createDrill({ channel: `channel-${index}`, closesAfterHours: 8 }), 0, {
      question: { id: `many-${index}`, version: 1 },
    }),
  );
  return claimed.filter((posting) => posting !== undefined);
}

async function setState(team: TestTeam, rows: number, state: string): Promise<void> {
  await claimMany(team, rows);
  const message = state === "sending" ? null : "message";
  await execute(team.database, sql`UPDATE posting SET state = ${state}, message = ${message}`);
}

/** A posting with that many answers, each from a member of a squad. */
export async function answerMany(team: TestTeam, rows: number, feedback: Feedback): Promise<Posting> {
  const { storage, meet, createDrill, post, answer, newId } = team;
  const members = await times(rows, (index) => meet(`member-${index}`));
  const [squadId, first] = [newId(), members[0]];
  if (first === undefined) throw new Error("There are no members.");
  await storage.squads.create({ id: squadId, name: "Squad", key: "squad" }, first, at(0));
  await times(rows, (index) => storage.squads.join(squadId, members[index] ?? first, at(0), newId()));
  const posting = await post(await createDrill({ feedback }), 0);
  await times(rows, (index) => answer(posting, members[index] ?? first, index % 2 === 0 ? RIGHT : WRONG));
  return posting;
}

export async function sizeOf(list: Promise<readonly unknown[]>): Promise<number> {
  return (await list).length;
}

export const dailyBudgets: readonly Budget[] = [
  {
    name: "sending.toSend",
    statements: 1,
    async prepare(team, rows) {
      await claimMany(team, rows);
      return () => sizeOf(team.storage.sending.toSend(at(0), rows));
    },
  },
  {
    name: "sending.interrupted",
    statements: 1,
    async prepare(team, rows) {
      await setState(team, rows, "sending");
      return () => sizeOf(team.storage.sending.interrupted(at(1), rows));
    },
  },
  {
    name: "postings.unknown",
    statements: 1,
    async prepare(team, rows) {
      await setState(team, rows, "unknown");
      return () => sizeOf(team.storage.postings.unknown(team.teamId));
    },
  },
  {
    name: "postings.open",
    statements: 1,
    async prepare(team, rows) {
      await claimMany(team, rows);
      const drill = await team.createDrill();
      await execute(team.database, sql`UPDATE posting SET drill_id = ${drill.id}, date = 'date ' || id`);
      return () => sizeOf(team.storage.postings.open(drill.id));
    },
  },
  {
    name: "closing.toClose",
    statements: 1,
    async prepare(team, rows) {
      await setState(team, rows, "posted");
      return () => sizeOf(team.storage.closing.toClose(at(1), rows));
    },
  },
  {
    name: "refusals.discussionsDue",
    statements: 1,
    async prepare(team, rows) {
      await setState(team, rows, "closed");
      await execute(team.database, sql`UPDATE posting SET discussion_due = 1`);
      return () => sizeOf(team.storage.refusals.discussionsDue(at(1), rows));
    },
  },
  {
    name: "counting.stale",
    statements: 1,
    async prepare(team, rows) {
      await setState(team, rows, "posted");
      await execute(team.database, sql`UPDATE posting SET shown_answers = 1`);
      return async () => (await team.storage.counting.stale(rows, undefined)).ids.length;
    },
  },
  ...(["due", "later", "unplanned"] as const).map((which) => ({
    name: `schedules.${which}`,
    statements: 1,
    async prepare({ storage, createDrill }: TestTeam, rows: number) {
      await times(rows, (index) => createDrill({ channel: `channel-${index}` }));
      return () => sizeOf(storage.schedules[which](which === "later" ? at(0, 0) : at(1), rows));
    },
  })),
  {
    name: "schedules.plan",
    statements: 1,
    async prepare(team, rows) {
      const plans = await planMany(team, rows);
      return async () => {
        await team.storage.schedules.plan(plans, at(0));
        return rows;
      };
    },
  },
  {
    name: "schedules.findPlans",
    statements: 1,
    async prepare(team, rows) {
      const plans = await planMany(team, rows);
      await team.storage.schedules.plan(plans, at(0));
      return () => sizeOf(team.storage.schedules.findPlans(plans));
    },
  },
  {
    name: "postings.claim",
    statements: 7,
    async prepare(team, rows) {
      const plans = await planMany(team, rows);
      await team.storage.schedules.plan(plans, at(0));
      await execute(team.database, sql`UPDATE drill SET nothing_left_at = 0`);
      const drills = await team.storage.schedules.due(at(0), rows);
      const claims = drills.map((drill) => ({
        id: team.newId(),
        drill,
        due: { date: dateOf(0), at: at(0) },
        next: { date: dateOf(1), at: at(1) },
        question: { id: plans.find(({ drillId }) => drillId === drill.id)?.questionId ?? "", version: 1 },
        order: [0, 1, 2, 3],
        reason: "",
        now: at(0),
      }));
      return () => sizeOf(team.storage.postings.claim(claims));
    },
  },
  {
    name: "schedules.choiceInputs",
    statements: 4,
    async prepare(team, rows) {
      const { drillId } = await answerMany(team, rows, "instant");
      const drill = await team.storage.drills.byId(drillId);
      if (drill === undefined) throw new Error("The drill is gone.");
      return async () => (await team.storage.schedules.choiceInputs(drill)).participants.length;
    },
  },
  ...(["instant", "at_close"] as const).map((feedback) => ({
    name: `closing.close: ${feedback}`,
    statements: feedback === "instant" ? 12 : 15,
    async prepare(team: TestTeam, rows: number) {
      const { id } = await answerMany(team, rows, feedback);
      return async () => {
        const closed = await team.storage.closing.close(id, at(1));
        return (closed?.tally ?? []).reduce((sum, answers) => sum + answers, 0);
      };
    },
  })),
  {
    name: "corrections.amend",
    statements: 12,
    async prepare(team, rows) {
      const { id } = await answerMany(team, rows, "instant");
      await team.storage.closing.close(id, at(1));
      const ids = Array.from({ length: 100 }, team.newId);
      return () =>
        team.storage.corrections.amend({ questionId: "q1", below: 2, effect: "credit" }, at(1), ids);
    },
  },
  {
    name: "corrections.drillsToNotify",
    statements: 1,
    async prepare(team, rows) {
      await setState(team, rows, "closed");
      await execute(team.database, sql`UPDATE posting SET question_id = 'q1'`);
      return () => sizeOf(team.storage.corrections.drillsToNotify("q1", 2, at(1)));
    },
  },
  {
    name: "drills.remove: with unknown postings",
    statements: 6,
    async prepare(team, rows) {
      await claimMany(team, rows);
      const drill = await team.createDrill();
      await execute(
        team.database,
        sql`UPDATE posting SET drill_id = ${drill.id}, date = 'date ' || id, state = 'unknown'`,
      );
      return async () => {
        await team.storage.drills.remove(drill.id, at(1));
        return rows - (await team.storage.postings.unknown(team.teamId)).length;
      };
    },
  },
  {
    name: "clockJumps.undo",
    statements: 8,
    async prepare(team, rows) {
      await setState(team, rows, "posted");
      await execute(team.database, sql`UPDATE posting SET opened_at = ${at(99)}, date = ${dateOf(99)}`);
      return async () => {
        await team.storage.clockJumps.undo(at(0) + MINUTE);
        return rows;
      };
    },
  },
];
