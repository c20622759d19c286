// The contract of hints: 7 points for a right answer after one, and a card that comes back sooner.
import { describe, expect, it } from "vitest";
import { periodOf } from "../../../../src/core/leaderboard/period.ts";
import { replay } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import type { Posting } from "../../../../src/ports/storage/postings.ts";
import {
  at,
  dateOf,
  freshId,
  HOUR,
  hashed,
  type Open,
  openTeam,
  questionNamed,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

const HINT = "Think of q1.";
const hard = replay([{ recall: "guessed", day: dateOf(0) as string as StudyDay }]);
const discord = { platform: "discord" } as const;

export function describeHints(open: Open): void {
  describe("a hint", () => {
    async function start(feedback: "instant" | "at_close" = "instant") {
      const team = await openTeam(open);
      const { storage, newId } = team;
      const drill = await team.createDrill({ feedback });
      const posting = await team.post(drill, 0);
      const ada = await team.meet("ada");
      const take = (member: Member = ada, now = at(0) + 1, { id }: Pick<Posting, "id"> = posting) =>
        storage.answers.takeHint({ postingId: id, member, now });
      const card = async () => (await storage.cards.ofLearner(ada.learnerId)).get("q1");
      async function startPractice(now: number) {
        const practiceId = await team.startPractice(ada, now, { id: "q1" });
        const place = { practiceId, index: 0, member: ada };
        return {
          take: (time: number, member = ada) => storage.practices.takeHint({ ...place, member, now: time }),
          answer: (letter: string, time: number) =>
            storage.practices.record({ ...place, id: newId(), letter, now: time }),
        };
      }
      return { ...team, drill, posting, ada, take, card, startPractice };
    }

    it("makes a right answer worth 7 and its card Hard, once, however often it is shown", async () => {
      const { storage, teamId, posting, answer, ada, take, card } = await start();
      expect(await take()).toEqual({ type: "shown", hint: HINT, costs: true });
      expect(await take(ada, at(0) + 2)).toEqual({ type: "shown", hint: HINT, costs: true });
      const verdict = await answer(posting, ada, RIGHT);
      expect(verdict).toMatchObject({ hinted: true, points: 7, dueDay: hard?.dueDay });
      expect(await card()).toEqual(hard);
      expect(await storage.answers.find({ postingId: posting.id }, ada.id)).toEqual(verdict);
      await storage.closing.close(posting.id, at(1));
      const scores = await storage.scores.inPeriod(teamId, periodOf("week", dateOf(0)));
      expect(scores).toMatchObject([{ points: 7 }]);
    });

    it("costs the same when the verdict waits for the close", async () => {
      const { storage, posting, answer, ada, take, card } = await start("at_close");
      await take();
      await answer(posting, ada, RIGHT);
      await storage.closing.close(posting.id, at(1));
      expect(await card()).toEqual(hard);
    });

    it("leaves a wrong answer its points, and a look-up too costs what the look-up costs", async () => {
      const { storage, posting, answer, ada, meet, take } = await start();
      await take();
      expect(await answer(posting, ada, WRONG)).toMatchObject({ hinted: true, points: 2 });
      const grace = await meet("grace");
      await take(grace);
      await storage.answers.noteLookUp(grace.id, "concept-of-q1", at(0) + 2);
      expect(await answer(posting, grace, RIGHT)).toMatchObject({ hinted: true, openBook: true, points: 5 });
    });

    it("costs no one else anything, and nothing after the answer, after the close, or the next time", async () => {
      const { storage, drill, posting, post, answer, ada, meet, take, card } = await start();
      const grace = await meet("grace");
      await take(grace);
      expect(await answer(posting, ada, RIGHT)).toMatchObject({ hinted: false, points: 10 });
      expect(await take()).toMatchObject({ type: "shown", costs: false });
      expect(await storage.answers.find({ postingId: posting.id }, ada.id)).toMatchObject({ points: 10 });
      await storage.closing.close(posting.id, at(1));
      expect(await take(grace, at(1) + 1)).toMatchObject({ type: "shown", costs: false });
      const before = await card();
      const again = await post(drill, 9);
      expect(await answer(again, ada, RIGHT)).toMatchObject({ hinted: false, points: 10 });
      expect((await card())?.stability).toBeGreaterThan(before?.stability ?? 0);
    });

    it("counts in all the learner's teams", async () => {
      const team = await start();
      const here = await team.meet("grace", discord);
      const inDiscord = await team.createDrill({ teamId: here.teamId });
      const posting = await team.post(inDiscord, 0);
      const there = await team.meet("grace", { ...discord, team: { externalId: "T2", name: "Team Two" } });
      const other = await team.createDrill({ teamId: there.teamId });
      const twin = await team.post(other, 0);
      await team.take(there, at(0) + 1, twin);
      expect(await team.answer(posting, here, RIGHT)).toMatchObject({ hinted: true, points: 7 });
    });

    it("is another team's, or of no posting, for no one; and a question without one has none", async () => {
      const { storage, meet, take, createDrill, post } = await start();
      const stranger = await meet("grace", { team: { externalId: "T2", name: "Team Two" } });
      expect(await take(stranger)).toEqual({ type: "unknown" });
      expect(await take(undefined, at(0) + 1, { id: "nothing" })).toEqual({ type: "unknown" });
      await storage.questions.store([hashed(questionNamed("q2", { version: 2, hint: undefined }))], at(0));
      const without = await post(await createDrill({ channel: "other" }), 0, {
        question: { id: "q2", version: 2 },
      });
      expect(await take(undefined, at(0) + 1, without)).toEqual({ type: "none" });
    });

    it("in a practice grades Hard too, and only in that practice", async () => {
      const { storage, posting, card, startPractice } = await start();
      await storage.closing.close(posting.id, at(0) + 1);
      const first = await startPractice(at(0) + HOUR);
      expect(await first.take(at(0) + HOUR + 1)).toEqual({ type: "shown", hint: HINT, costs: true });
      expect(await first.answer(RIGHT, at(0) + HOUR + 2)).toMatchObject({
        verdict: { hinted: true, points: 0 },
      });
      expect(await card()).toEqual(hard);
      expect(await first.take(at(0) + HOUR + 3)).toMatchObject({ type: "shown", costs: false });
      const next = await startPractice(at(3));
      expect(await next.answer(RIGHT, at(3) + 1)).toMatchObject({ verdict: { hinted: false } });
    });

    it("in a practice waits while the question is open, and belongs to its member only", async () => {
      const { storage, posting, meet, startPractice } = await start();
      const practice = await startPractice(at(0) + HOUR);
      expect(await practice.take(at(0) + HOUR + 1)).toMatchObject({ type: "open" });
      await storage.closing.close(posting.id, at(1));
      expect(await practice.take(at(1) + 1, await meet("grace"))).toEqual({ type: "unknown" });
      expect(await practice.take(at(1) + 1)).toMatchObject({ type: "shown" });
    });

    it("still costs after the data was deleted", async () => {
      const team = await start();
      const grace = await team.meet("grace", discord);
      const drill = await team.createDrill({ teamId: grace.teamId });
      const posting = await team.post(drill, 0);
      await team.take(grace, at(0) + 1, posting);
      expect(await team.storage.people.kept(grace.learnerId)).toMatchObject({ hints: 1 });
      await team.storage.people.delete(grace.learnerId, freshId(), at(3));
      const back = await team.meet("grace", discord);
      expect(await team.storage.people.kept(back.learnerId)).toMatchObject({ hints: 0 });
      expect((await team.answer(posting, back, RIGHT)).points).toBe(5);
    });
  });
}
