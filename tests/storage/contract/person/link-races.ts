// Answers, deletions, and links that come at the same time.
import { describe, expect, it } from "vitest";
import { discord, offer, redeem, separate, slack } from "../../../support/storage/links.ts";
import { readAllRows, tables } from "../../../support/storage/schema.ts";
import {
  at,
  freshId,
  type Open,
  openTeam,
  RIGHT,
  type TestTeam,
  WRONG,
} from "../../../support/storage/storage.ts";

export function describeLinkRaces(open: Open): void {
  describe("accounts at the same moment", () => {
    it("keep every answer that comes while they're linked, separated, and deleted", async () => {
      const team = await openTeam(open);
      for (let round = 0; round < 4; round++) {
        const name = `ana ${round}`;
        const [one, other] = [await team.meet(name, slack), await team.meet(name, discord)];
        await team.answerPractice(one, "q1", RIGHT, at(0));
        await team.answerPractice(other, "q1", WRONG, at(1));
        const code = await offer(team, other);
        const taps = (hour: number) =>
          [one, other].flatMap((member) =>
            ["q1", "q2"].map(async (question) => {
              // As a request does: with who the member is when it begins.
              const now = await team.meet(name, member === one ? slack : discord);
              return team.answerPractice(now, question, RIGHT, at(2, hour));
            }),
          );
        const first = await Promise.allSettled([redeem(team, one, code), ...taps(1)]);
        expect(first[0]).toMatchObject({ status: "fulfilled", value: { type: "linked" } });
        await expectWhole(team);
        const second = await Promise.allSettled([separate(team, one), ...taps(2)]);
        expect(second[0]).toMatchObject({ status: "fulfilled", value: true });
        await expectWhole(team);
        const fresh = await offer(team, one);
        const third = await Promise.allSettled([
          team.storage.people.delete(one.learnerId, freshId(), at(3), one.id),
          redeem(team, other, fresh),
          ...taps(3),
        ]);
        expect(third[0]).toMatchObject({ status: "fulfilled" });
        expect(third[1]).toMatchObject({ status: "fulfilled" });
        await expectWhole(team);
        const rows = await readAllRows(team.database);
        for (const table of tables) expect(JSON.stringify(rows.get(table)), table).not.toContain(one.id);
      }
    });
  });
}

/** Every answer belongs to its member's learner, and every card equals its replay. */
async function expectWhole(team: TestTeam): Promise<void> {
  const rows = await readAllRows(team.database);
  const learners = new Map((rows.get("member") ?? []).map((row) => [row.id, row.learner_id]));
  for (const answer of rows.get("answer") ?? [])
    expect(answer.learner_id, "the learner of an answer").toBe(learners.get(answer.member_id ?? ""));
  expect((await team.storage.cards.differing(undefined, 1_000)).differing).toEqual([]);
  const graded = new Set((rows.get("answer") ?? []).map((row) => `${row.learner_id} ${row.question_id}`));
  expect(rows.get("card")).toHaveLength(graded.size);
}
