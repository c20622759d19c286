// The contract of closing a posting with more answers than one transaction scores.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import { createStorage } from "../../../../src/storage/storage.ts";
import { rowsOf, sql } from "../../../../src/storage/transaction.ts";
import { countStatements } from "../../../support/storage/count-statements.ts";
import { at, dateOf, execute, type Open, openTeam } from "../../../support/storage/storage.ts";

const CROWD = 600;
/** Writes: one to change the state, and one for each 250 answers. */
const WRITES = 4;

export function describeLargeClosings(open: Open): void {
  describe("a posting that a crowd answered", () => {
    it("closes in steps, with every answer scored once", async () => {
      const { database, teamId, createDrill, post } = await openTeam(open);
      const posting = await post(await createDrill({ feedback: "at_close" }), 0);
      const crowd = rowsOf(Array.from({ length: CROWD }, () => ({})));
      await execute(
        database,
        sql`INSERT INTO learner (id, created_at) SELECT 'learner ' || one.key, 0 FROM ${crowd} AS one`,
      );
      await execute(
        database,
        sql`
          INSERT INTO member (id, team_id, learner_id, external_id, name, named, created_at, seen_at)
          SELECT 'member ' || one.key, CAST(${teamId} AS TEXT), 'learner ' || one.key, one.key, one.key, 0, 0, 0
          FROM ${crowd} AS one`,
      );
      await execute(
        database,
        sql`
          INSERT INTO answer (id, member_id, learner_id, posting_id, question_id, question_version, option_index,
            correct, open_book, hinted, kind, points, study_day, answered_at)
          SELECT 'answer ' || one.key, 'member ' || one.key, 'learner ' || one.key, CAST(${posting.id} AS TEXT), 'q1', 1,
            0, 1, 0, 0, 'daily', 10, CAST(${dateOf(0)} AS TEXT), CAST(${at(0, 10)} AS BIGINT)
          FROM ${crowd} AS one`,
      );
      const counted = countStatements(database);
      const storage = createStorage(counted.database);
      const closed = await storage.closing.close(posting.id, at(1));
      expect(counted.count.writes).toBe(WRITES);
      expect(closed).toMatchObject({ state: "closing", tally: [CROWD, 0, 0, 0] });
      for (const name of ["week", "all time"] as const) {
        const scores = await storage.scores.inPeriod(teamId, periodOf(name, dateOf(0)));
        expect(scores).toHaveLength(CROWD);
        expect(new Set(scores.map(({ points }) => points))).toEqual(new Set([10]));
      }
      expect(await storage.cards.differing(undefined, CROWD)).toMatchObject({
        checked: CROWD,
        differing: [],
      });
    });
  });
}
