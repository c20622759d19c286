// The contract of scores: points of closed postings, by the posting's date.
import { describe, expect, it } from "vitest";
import { type PeriodName, periodOf } from "../../../../src/core/leaderboard/period.ts";
import type { Posting } from "../../../../src/ports/storage/postings.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, dateOf, execute, type Open, openTeam, RIGHT, WRONG } from "../../../support/storage/storage.ts";

export function describeScores(open: Open): void {
  describe("scores", () => {
    async function start() {
      const team = await openTeam(open);
      const { storage, teamId } = team;
      const [ada, grace] = [await team.meet("ada"), await team.meet("grace")];
      const names = new Map([ada, grace].map(({ id, name }) => [id, name]));
      const close = ({ id }: Posting) => storage.closing.close(id, at(60));
      /** Name to [points, answered, right]. */
      const scores = async (name: PeriodName, day: number) =>
        Object.fromEntries(
          (await storage.scores.inPeriod(teamId, periodOf(name, dateOf(day)))).map((score) => [
            names.get(score.member),
            [score.points, score.answered, score.right],
          ]),
        );
      return { ...team, ada, grace, drill: await team.createDrill(), close, scores };
    }

    it("count an answer when its posting closes", async () => {
      const { drill, ada, grace, post, answer, close, scores } = await start();
      const posting = await post(drill, 0);
      await answer(posting, ada, RIGHT);
      await answer(posting, grace, WRONG);
      expect(await scores("week", 0)).toEqual({});
      expect(await scores("all time", 0)).toEqual({});
      await close(posting);
      expect(await scores("week", 0)).toEqual({ ada: [10, 1, 1], grace: [2, 1, 0] });
      expect(await scores("all time", 0)).toEqual({ ada: [10, 1, 1], grace: [2, 1, 0] });
    });

    it("belong to the posting's date, including a period's first and last day", async () => {
      const { drill, ada, post, answer, close, scores } = await start();
      for (const day of [-1, 0, 6, 7, 31]) {
        const posting = await post(drill, day);
        await answer(posting, ada, RIGHT);
        await close(posting);
      }
      expect(await scores("week", 3)).toEqual({ ada: [20, 2, 2] });
      expect(await scores("week", -1)).toEqual({ ada: [10, 1, 1] });
      expect(await scores("week", 14)).toEqual({});
      expect(await scores("month", 0)).toEqual({ ada: [40, 4, 4] });
      expect(await scores("season", 0)).toEqual({ ada: [40, 4, 4] });
      expect(await scores("all time", 0)).toEqual({ ada: [50, 5, 5] });
    });

    it("add up a team's drills of the same date", async () => {
      const { ada, drill, createDrill, post, answer, close, scores } = await start();
      const [here, there] = [await post(drill, 0), await post(await createDrill({ channel: "other" }), 0)];
      await answer(here, ada, RIGHT);
      await answer(there, ada, WRONG);
      await close(here);
      expect(await scores("week", 0)).toEqual({ ada: [10, 1, 1] });
      await Promise.all([close(there), close(here)]);
      expect(await scores("week", 0)).toEqual({ ada: [12, 2, 1] });
      expect(await scores("all time", 0)).toEqual({ ada: [12, 2, 1] });
    });

    it("are a team's own", async () => {
      const { storage, meet, createDrill, post, answer, close, scores } = await start();
      const guest = await meet("guest", { team: { externalId: "T2", name: "Team Two" } });
      const posting = await post(await createDrill({ teamId: guest.teamId }), 0);
      await answer(posting, guest, RIGHT);
      await close(posting);
      expect(await scores("week", 0)).toEqual({});
      expect(await scores("all time", 0)).toEqual({});
      expect(await storage.scores.inPeriod(guest.teamId, periodOf("week", dateOf(0)))).toMatchObject([
        { member: guest.id, points: 10 },
      ]);
    });

    it("show members' current names", async () => {
      const { storage, teamId, ada, drill, meet, post, answer, close } = await start();
      const posting = await post(drill, 0);
      await answer(posting, ada, RIGHT);
      await close(posting);
      await meet("Ada L.", { externalId: "U-ada" });
      for (const name of ["week", "all time"] as const) {
        const scores = await storage.scores.inPeriod(teamId, periodOf(name, dateOf(0)));
        expect(scores.map(({ ref }) => ref)).toEqual([{ externalId: "U-ada", name: "Ada L." }]);
      }
    });

    it("apply amendments: void counts nothing, credit counts as right, both count as void", async () => {
      const { storage, teamId, database, newId, drill, meet, post, answer, close } = await start();
      const posting = await post(drill, 0);
      const amended = [
        { amendments: ["void"], letter: RIGHT, expected: { points: 0, answered: 0, right: 0 } },
        { amendments: ["credit"], letter: WRONG, expected: { points: 10, answered: 1, right: 1 } },
        { amendments: ["credit", "void"], letter: WRONG, expected: { points: 0, answered: 0, right: 0 } },
        { amendments: ["guessed"], letter: RIGHT, expected: { points: 10, answered: 1, right: 1 } },
      ];
      const expected = new Map<string, object>();
      for (const [index, one] of amended.entries()) {
        const member = await meet(`member ${index}`);
        const { answerId } = await answer(posting, member, one.letter);
        for (const kind of one.amendments) {
          await execute(
            database,
            sql`INSERT INTO amendment (id, answer_id, kind, created_at)
              VALUES (${newId()}, ${answerId}, ${kind}, ${at(0)})`,
          );
        }
        expected.set(member.id, one.expected);
      }
      await close(posting);
      const scores = await storage.scores.inPeriod(teamId, periodOf("week", dateOf(0)));
      for (const [member, sums] of expected) {
        expect(
          scores.find((score) => score.member === member) ?? { points: 0, answered: 0, right: 0 },
        ).toMatchObject(sums);
      }
    });
  });
}
