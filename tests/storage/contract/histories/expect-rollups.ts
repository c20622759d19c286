// Everything that's rolled up or counted in SQL equals a fresh count of the rows.
import { expect } from "vitest";
import { type Period, type PeriodName, periodOf } from "../../../../src/core/leaderboard/period.ts";
import { rankSquads } from "../../../../src/core/leaderboard/squad-standings.ts";
import type { Score } from "../../../../src/core/leaderboard/standings.ts";
import { asksTheSame } from "../../../../src/core/question/item-statistics.ts";
import { countStreaks } from "../../../support/histories/count-recap.ts";
import { countMembers, countSquads } from "../../../support/histories/count-scores.ts";
import {
  isHidden,
  isRight,
  isVoid,
  type RawAnswer,
  type RawRows,
  readRawRows,
} from "../../../support/histories/raw-rows.ts";
import type { World } from "../../../support/histories/world.ts";
import { expectRecaps } from "./expect-recaps.ts";

/** Compares scores, squads, tallies, streaks, statistics, and recaps with a fresh count. */
export async function expectRollups(world: World): Promise<void> {
  const rows = await readRawRows(world.team.database);
  expectAnswerRows(world, rows);
  for (const teamId of world.teamIds) {
    for (const period of periodsOf(rows)) await expectScores(world, rows, teamId, period);
    await expectFirstAnswers(world, rows, teamId);
  }
  await expectFirstAnswers(world, rows, undefined);
  expectTallies(rows);
  await expectLearnerTallies(world, rows);
  await expectStreaks(world, rows);
  await expectRecaps(world, rows);
}

/** The periods of every posting. */
function periodsOf({ postings }: RawRows): readonly Period[] {
  const names: readonly PeriodName[] = ["week", "month", "season", "all time"];
  const periods = postings.flatMap(({ date }) => names.map((name) => periodOf(name, date)));
  return [...new Map(periods.map((period) => [`${period.name} ${period.from}`, period])).values()];
}

/** An answer belongs to its member's learner, and to the squad that its member was in when they gave it. */
function expectAnswerRows({ answers }: World, rows: RawRows): void {
  const given = new Map(answers.map(({ answerId, squadId }) => [answerId, squadId]));
  for (const { id, learnerId, owner, squadId } of rows.answers) {
    expect(learnerId).toBe(owner);
    expect(squadId, "squad of the answer").toBe(given.get(id));
  }
}

async function expectScores({ team }: World, rows: RawRows, teamId: string, period: Period): Promise<void> {
  const { scores } = team.storage;
  const found = (await scores.inPeriod(teamId, period)).filter(isAnything);
  expect(
    new Map(found.map(({ member, points, answered, right }) => [member, { points, answered, right }])),
    `${period.name} ${period.from}`,
  ).toEqual(countMembers(rows, teamId, period));

  const kept = (rows.all.get("squad_kept") ?? [])
    .filter((row) => row.period === period.name && row.from_date === period.from)
    .map((row) => ({ squad: String(row.squad_id), points: Number(row.points) }));
  const ranked = rankSquads(await scores.ofSquads(teamId, period));
  const counted = countSquads(rows, teamId, period, kept);
  expect(new Map(ranked.map(({ squad, points }) => [squad, points]))).toEqual(counted);
  for (const { points, rank } of ranked)
    expect(rank).toBe(1 + [...counted.values()].filter((other) => other > points).length);
}

/** A voided answer leaves a score of zero. */
function isAnything({ points, answered, right }: Score): boolean {
  return points + answered + right > 0;
}

/** Tallies count every daily answer, also of people whose data was deleted after the close. */
function expectTallies({ postings, answers, questions }: RawRows): void {
  for (const { id, questionId, isClosed, tally } of postings) {
    expect(tally !== undefined).toBe(isClosed);
    if (tally === undefined) continue;
    const own = answers.filter(({ kind, posting }) => kind === "daily" && posting?.id === id);
    const options = questions.find((question) => question.id === questionId)?.options ?? [];
    expect(tally).toHaveLength(options.length);
    for (const [option, count] of tally.entries())
      expect(count).toBeGreaterThanOrEqual(own.filter((answer) => answer.option === option).length);
  }
}

async function expectLearnerTallies({ team }: World, rows: RawRows): Promise<void> {
  for (const learnerId of new Set(rows.learnerOf.values())) {
    const own = rows.answers.filter(
      (answer) => answer.owner === learnerId && !isVoid(answer) && !isHidden(answer),
    );
    const counted = [...Map.groupBy(own, ({ questionId }) => questionId)].map(
      ([question, all]) => [question, { answered: all.length, right: all.filter(isRight).length }] as const,
    );
    expect(await team.storage.answers.tallies(learnerId)).toEqual(new Map(counted));
  }
}

async function expectStreaks({ team }: World, rows: RawRows): Promise<void> {
  const counted = countStreaks(rows);
  for (const memberId of rows.learnerOf.keys()) {
    const own = counted.filter((one) => one.memberId === memberId);
    const found = await team.storage.answers.streaks(memberId);
    expect(found.map((one) => JSON.stringify(one)).toSorted()).toEqual(
      own.map(({ streak, missed }) => JSON.stringify({ streak, missed })).toSorted(),
    );
  }
}

/** Each learner's first answer to a question counts, unless it's open, corrected, or to another question than today's. */
async function expectFirstAnswers({ team }: World, rows: RawRows, teamId: string | undefined): Promise<void> {
  const firsts = Map.groupBy(
    rows.answers.toSorted(inTime),
    ({ owner, questionId }) => `${owner} ${questionId}`,
  );
  const counted = [...firsts.values()].flatMap(([first]) => {
    if (first === undefined || (teamId !== undefined && first.teamId !== teamId)) return [];
    const isOpen = first.kind === "daily" && first.posting?.isClosed === false;
    const isCorrected = first.amendments.has("void") || first.amendments.has("credit");
    if (isOpen || isCorrected || !isCurrent(rows, first)) return [];
    const { questionId, owner: learner, option, correct } = first;
    return [JSON.stringify({ questionId, learner, option, correct })];
  });
  const { answers } = await team.storage.statistics.firstAnswers(teamId);
  expect([...answers].map((answer) => JSON.stringify(answer)).toSorted()).toEqual(counted.toSorted());
}

function inTime(a: RawAnswer, b: RawAnswer): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** Whether the answered version asks the same as the newest one. */
function isCurrent({ questions }: RawRows, { questionId, version }: RawAnswer): boolean {
  const versions = questions.filter(({ id }) => id === questionId);
  const [answered, newest] = [versions.find((one) => one.version === version), versions.at(-1)];
  return answered !== undefined && newest !== undefined && asksTheSame(answered, newest);
}
