// The contract of purging: nothing of the team stays in any table, and everything of other teams does.
import { describe, expect, it } from "vitest";
import { type Database, sql, type Transaction } from "../../../src/storage/transaction.ts";
import { tables as allTables } from "../../support/storage/schema.ts";
import {
  at,
  dateOf,
  execute,
  freshId,
  type Open,
  openTeam,
  purgeStep,
  query,
  RIGHT,
  type TestTeam,
} from "../../support/storage/storage.ts";

/** Tables of the whole installation, of a platform, or of the playground, which no team leaves. */
const shared = [
  ...["setting", "question_version", "playground_message", "receipt", "used_key"],
  ...["heartbeat", "outage"],
];
/** The tables that the migrations make, so that tests cover future ones too. */
const tables = allTables.filter((table) => !shared.includes(table));

const here = { platform: "slack", externalId: "T7" } as const;
const MANY = 450;

export function describePurge(open: Open): void {
  describe("purging", () => {
    it("leaves nothing of a team in any table, and everything of the others", async () => {
      const team = await openTeam(open);
      await live(team, "T8");
      const others = await countRows(team.database);
      expect(emptyOf(others), "tables that this test does not fill: see that the purge empties them").toEqual(
        [],
      );
      await live(team, here.externalId);
      const both = await countRows(team.database);
      for (const table of tables) expect(both[table], table).toBeGreaterThan(others[table] ?? 0);

      await team.storage.teams.leave(here, at(10));
      expect(await purgeStep(team.storage, at(10))).toBe(false);
      await purgeAll(team);
      expect(await countRows(team.database)).toEqual(others);
      expect((await team.storage.cards.differing(undefined, 100)).differing).toEqual([]);
    });

    it("keeps a learner who is a member elsewhere, with the cards of what they answered there", async () => {
      const { storage, database, meet, answerPractice } = await openTeam(open);
      const ada = await meet("ada");
      const stranger = await meet("ada", {
        platform: here.platform,
        team: { externalId: "T7", name: "Seven" },
      });
      await execute(database, sql`UPDATE member SET learner_id = ${ada.learnerId} WHERE id = ${stranger.id}`);
      const there = { ...stranger, learnerId: ada.learnerId };
      await answerPractice(there, "q1", RIGHT, at(0));
      await answerPractice(there, "q2", RIGHT, at(0));
      await answerPractice(ada, "q2", RIGHT, at(1));
      await storage.teams.leave(here, at(2));
      await purgeAll({ storage });
      const cards = await storage.cards.ofLearner(ada.learnerId);
      expect([...cards.keys()]).toEqual(["q2"]);
      expect(cards.get("q2")).toMatchObject({ reviews: 1, lastDay: dateOf(1) });
      expect((await storage.cards.differing(undefined, 10)).differing).toEqual([]);
      expect((await meet("ada")).learnerId).toBe(ada.learnerId);
    });

    it("runs in steps, so that clicks don't wait", async () => {
      const { storage, database, meet } = await openTeam(open);
      const member = await meet("grace", {
        platform: here.platform,
        team: { externalId: "T7", name: "Seven" },
      });
      await database.write(() => answerOften(member));
      await storage.teams.leave(here, at(0));
      let answers = MANY;
      while (await purgeStep(storage, at(1))) {
        const { answer: left = 0 } = await countRows(database);
        expect(answers - left).toBeLessThanOrEqual(100);
        answers = left;
      }
      expect(answers).toBe(0);
    });

    it("once begun, makes members who come back start over", async () => {
      const team = await openTeam(open);
      const before = await live(team, here.externalId);
      await team.storage.teams.leave(here, at(0));
      await purgeStep(team.storage, at(1));
      const joined = await team.storage.teams.join(here, at(1), team.newId());
      expect(joined).not.toBe(before);
      await purgeAll(team);
      expect(await team.storage.teams.join(here, at(1), team.newId())).toBe(joined);
    });

    it("spares a team that left later", async () => {
      const team = await openTeam(open);
      const late = { platform: "slack", externalId: "T8" } as const;
      const [early, stays] = [await live(team, here.externalId), await live(team, late.externalId)];
      await team.storage.teams.leave(late, at(11));
      await team.storage.teams.leave(here, at(10));
      while (await purgeStep(team.storage, at(11)));
      expect(await team.storage.teams.join(late, at(12), team.newId())).toBe(stays);
      expect(await team.storage.teams.join(here, at(12), team.newId())).not.toBe(early);
    });
  });
}

async function purgeAll({ storage }: Pick<TestTeam, "storage">): Promise<void> {
  while (await purgeStep(storage, at(100)));
}

/** A team with at least one row in every table, and its ID. */
async function live(team: TestTeam, externalId: string): Promise<string> {
  const { storage, database, meet, createDrill, post, answer, answerPractice, newId } = team;
  const of = { platform: "slack", team: { externalId, name: externalId } } as const;
  const [ada, grace] = [await meet("ada", of), await meet("grace", of)];
  const squad = { id: newId(), name: "Go", key: "go" };
  await storage.squads.create(squad, ada, at(0));
  const margaret = await meet("margaret", of);
  for (const member of [grace, margaret]) await storage.squads.join(squad.id, member, at(0), freshId());
  const removal = { squadId: squad.id, captain: ada.id, memberId: margaret.id, since: 0 };
  await storage.squads.remove(removal, at(0), freshId());
  const drill = await createDrill({ teamId: ada.teamId });
  await execute(database, sql`UPDATE drill SET contact = ${ada.id} WHERE id = ${drill.id}`);
  const posting = await post(drill, 0);
  const verdict = await answer(posting, ada, RIGHT);
  await answer(posting, grace, RIGHT);
  const linus = await meet("linus", of);
  await storage.squads.join(squad.id, linus, at(0), freshId());
  await answer(posting, linus, RIGHT);
  await storage.answers.amendGuessed(verdict.answerId, newId(), ada.id, at(0, 11));
  await storage.closing.close(posting.id, at(1));
  const open = await post(drill, 1); // still open when they leave
  await answer(open, linus, RIGHT);
  await storage.people.delete(linus.learnerId, freshId(), at(7)); // the week's squad score keeps their points
  await answerPractice(ada, "q2", RIGHT, at(0), "review");
  await storage.answers.noteLookUp(ada.id, "dns", at(0));
  await storage.answers.takeHint({ postingId: open.id, member: ada, now: at(1) });
  const q1 = { questionId: "q1", version: 1 };
  for (const member of [ada, grace])
    await storage.reports.add(
      { ...q1, id: newId(), member, kind: "typo", at: at(0) },
      { since: 0, maximum: 10 },
    );
  await storage.reports.weigh(q1, { size: 4, has: () => true }, at(0));
  await storage.schedules.plan(
    [{ drillId: drill.id, date: dateOf(2), questionId: "q2", version: 1, reason: "" }],
    at(1),
  );
  await storage.corrections.claimNotice(drill.id, "q1", 2, at(1), freshId());
  await storage.reminders.set(grace.id, { time: "09:00", zone: "UTC" }, at(0));
  const choice = { member: ada, questionId: "q2", now: at(1) };
  await storage.cards.know({ ...choice, id: newId() });
  await storage.roles.set({ teamId: ada.teamId, award: "topic", role: "R1", season: dateOf(0) });
  await storage.milestones.reachTopic({ id: newId(), memberId: ada.id, topic: "dns", now: at(1) });
  await storage.cards.suspend({ ...choice, id: newId() });
  await storage.reminders.setAway(
    { id: newId(), member: ada, first: dateOf(9), last: dateOf(9) },
    dateOf(1),
    at(1),
  );
  await storage.notices.store(ada.id, "A drill is paused.", newId(), at(0));
  await storage.links.offer({ id: newId(), memberId: ada.id, expiresAt: at(1) });
  await storage.installations.store({ platform: "slack", externalId }, "secret", at(0));
  return ada.teamId;
}

/** Many answers of one member, each in its own practice. */
function* answerOften({
  id,
  learnerId,
}: {
  readonly id: string;
  readonly learnerId: string;
}): Transaction<void> {
  for (let index = 0; index < MANY; index++) {
    const key = String(index).padStart(20, "x");
    yield sql`INSERT INTO practice (id, member_id, questions, created_at) VALUES (${key}, ${id}, '[]', 0)`;
    yield sql`
      INSERT INTO answer (id, member_id, learner_id, practice_id, question_id, question_version, option_index, correct,
        open_book, kind, points, study_day, answered_at)
      VALUES (${key}, ${id}, ${learnerId}, ${key}, 'q1', 1, 0, 1, 0, 'quiz', 0, '2026-03-02', 0)`;
  }
}

async function countRows(database: Database): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const text = `SELECT CAST(COUNT(*) AS BIGINT) AS amount FROM ${table}`;
    counts[table] = Number((await query(database, { text, values: [] }))[0]?.amount);
  }
  return counts;
}

function emptyOf(counts: Readonly<Record<string, number>>): readonly string[] {
  return tables.filter((table) => counts[table] === 0);
}
