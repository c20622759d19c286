// Many concurrent transactions on PostgreSQL, from several processes: conflicts are rare, and nothing is lost.
import { describe, expect, it, onTestFinished } from "vitest";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { sql } from "../../../src/storage/transaction.ts";
import { createDatabase } from "../../support/storage/postgres.ts";
import { at, HOUR, makePerson, query, RIGHT, setUpTeam, WRONG } from "../../support/storage/storage.ts";

const CLIENTS = 32;

const numbered = Array.from({ length: CLIENTS }, (_, index) => index);

/** Processes on one database with 32 connections in total, and a team. Tests empty `retries` to count from then on. */
async function openProcesses(count: number) {
  const url = await createDatabase();
  const retries: string[] = [];
  const databases = Array.from({ length: count }, () =>
    openPostgres(url, {
      connections: Math.ceil(CLIENTS / count),
      events: { retried: (why) => retries.push(why) },
    }),
  );
  onTestFinished(async () => void (await Promise.all(databases.map((one) => one.close()))));
  const storages = databases.map(createStorage);
  const [database, storage] = [
    databases[0] as (typeof databases)[number],
    storages[0] as (typeof storages)[number],
  ];
  const team = await setUpTeam({ database, storage, close: () => database.close() });
  return { ...team, retries, of: (client: number) => storages[client % count] ?? storage };
}

type Crowd = Awaited<ReturnType<typeof openProcesses>>;

function meetAll({ of, newId }: Crowd) {
  return Promise.all(
    numbered.map((index) => {
      const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
      return of(index).people.meet(makePerson(`member ${index}`), at(0, 0), ids);
    }),
  );
}

/** All members tap at the same time, each through their process. */
function tapAll(crowd: Crowd, posting: Posting, members: Awaited<ReturnType<typeof meetAll>>) {
  const now = posting.openedAt + HOUR;
  return Promise.all(
    members.map((member, index) =>
      crowd.of(index).answers.record({
        id: crowd.newId(),
        postingId: posting.id,
        member,
        letter: index % 2 === 0 ? RIGHT : WRONG,
        now,
      }),
    ),
  );
}

describe.each([1, 3])("32 clients of %d processes", (processes) => {
  it("that answer one posting need less than one retry per ten answers", async () => {
    const crowd = await openProcesses(processes);
    const members = await meetAll(crowd);
    const drill = await crowd.createDrill();
    crowd.retries.length = 0;
    let answers = 0;
    for (const [day, question] of ["q1", "q2", "q3", "q4", "q1"].entries()) {
      const posting = await crowd.post(drill, day, { question: { id: question, version: 1 } });
      const outcomes = await tapAll(crowd, posting, members);
      answers += outcomes.filter(({ type }) => type === "recorded").length;
    }
    expect(answers).toBe(5 * CLIENTS);
    expect(crowd.retries.length).toBeLessThan(answers / 10);
  });

  it("that are new to a team don't wait for each other", async () => {
    const crowd = await openProcesses(processes);
    crowd.retries.length = 0;
    const members = await meetAll(crowd);
    expect(new Set(members.map(({ id }) => id)).size).toBe(CLIENTS);
    expect(new Set(members.map(({ teamId }) => teamId))).toEqual(new Set([crowd.teamId]));
    expect(crowd.retries.length).toBeLessThan(CLIENTS / 10);
  });

  it("that claim the same page of drills get one posting for each", async () => {
    const crowd = await openProcesses(processes);
    const channels = Array.from({ length: 10 }, (_, index) => `channel-${index}`);
    const drills = await Promise.all(channels.map((channel) => crowd.createDrill({ channel })));
    const claims = await Promise.all(
      numbered.map((index) =>
        crowd.of(index).postings.claim(
          drills.map((drill) => ({
            id: crowd.newId(),
            drill,
            due: { date: drill.next?.date as Posting["date"], at: at(0) },
            question: { id: "q1", version: 1 },
            order: [0, 1, 2, 3],
            reason: "",
            now: at(0),
            next: undefined,
          })),
        ),
      ),
    );
    const claimed = claims.flat().map(({ id }) => id);
    expect(claimed).toHaveLength(drills.length);
    const stored = await query(crowd.database, sql`SELECT id FROM posting`);
    expect(stored.map(({ id }) => id).toSorted()).toEqual(claimed.toSorted());
  });

  it("that answer while the posting closes are scored or count as practice: no daily answer is lost", async () => {
    const crowd = await openProcesses(processes);
    const members = await meetAll(crowd);
    const drill = await crowd.createDrill();
    for (let day = 0; day < 5; day++) {
      const posting = await crowd.post(drill, day);
      await Promise.all([
        tapAll(crowd, posting, members),
        ...numbered.slice(0, 3).map((index) => crowd.of(index).closing.close(posting.id, at(day, 10))),
      ]);
      const tally = (await crowd.storage.postings.find(posting.id))?.tally ?? [];
      const counted = tally.reduce((sum, answers) => sum + answers, 0);
      expect(counted).toBe(await crowd.storage.postings.countAnswers(posting.id));
      const [scored] = await query(
        crowd.database,
        sql`SELECT CAST(COALESCE(SUM(answered), 0) AS BIGINT) AS answers FROM score_day WHERE date = ${posting.date}`,
      );
      expect(scored).toEqual({ answers: counted });
    }
  });
});
