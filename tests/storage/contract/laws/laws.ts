// Laws of storage: cards, standings, and streaks follow from the answers, in any order of events.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PeriodName, periodOf } from "../../../../src/core/leaderboard/period.ts";
import { replayStreak } from "../../../../src/core/leaderboard/streak.ts";
import { type Card, recallOf, replay } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import {
  at,
  HOUR,
  type Open,
  setUpTeam,
  type TestTeam,
  verdictOf,
} from "../../../support/storage/storage.ts";
import { expectOneCap, travels } from "./cap-law.ts";
import { type Given, inLogOrder, isAskedAgain, isVisible } from "./given.ts";
import { type History, play } from "./history.ts";
import { expectLinkLaw } from "./link-law.ts";
import { calmly, script } from "./script.ts";

/** The same seed each time, so that a failing law keeps failing. */
const SEED = 20260302;

/** Runs the laws `runs` times each, with a new database each time. */
export function describeLaws(name: string, open: Open, runs: number): void {
  describe(`laws of storage on ${name}`, () => {
    async function withTeam(use: (team: TestTeam) => Promise<void>): Promise<void> {
      const opened = await open();
      try {
        await use(await setUpTeam(opened));
      } finally {
        await opened.close();
      }
    }

    it("one answer per posting and member; cards, standings, streaks, and tallies follow from the answers", async () => {
      await fc.assert(
        fc.asyncProperty(script, (bursts) =>
          withTeam(async (team) => {
            const history = await play(team, bursts, ["instant", "at_close"]);
            await expectLaws(history);
            await history.closeAll();
            await expectLaws(history);
          }),
        ),
        { seed: SEED, numRuns: runs },
      );
    });

    it("feedback at close leads to the same cards as instant feedback", async () => {
      await fc.assert(
        fc.asyncProperty(script, async (bursts) => {
          // Leave out what could differ rightly: only visible verdicts can be marked as guesses, and the database
          // decides which of two concurrent taps is first, and whether a posting closes before a practice answer.
          const calm = bursts.flatMap((burst) => calmly(burst));
          const cards = await Promise.all(
            (["instant", "at_close"] as const).map(async (feedback) => {
              let found: unknown;
              await withTeam(async (team) => {
                const history = await play(team, calm, [feedback, feedback]);
                await history.closeAll();
                found = await cardsOf(history);
              });
              return found;
            }),
          );
          expect(cards[1]).toEqual(cards[0]);
        }),
        { seed: SEED, numRuns: runs },
      );
    });

    it("linking replays both logs, and separating restores each account's cards exactly", () =>
      expectLinkLaw(withTeam, { seed: SEED, numRuns: runs }));

    it("a card never runs backwards, wherever its learner travels", async () => {
      const zone = fc.constantFrom("Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago", "Europe/Berlin");
      const visits = fc.array(
        fc.record({ hours: fc.nat({ max: 40 }), zone, letter: fc.constantFrom("A", "B") }),
        {
          minLength: 2,
          maxLength: 12,
        },
      );
      await fc.assert(
        fc.asyncProperty(visits, (journey) =>
          withTeam(async (team) => {
            const { learnerId } = await team.meet("ada");
            const log: { recall: "right" | "wrong"; day: StudyDay }[] = [];
            let now = at(0);
            for (const { hours, zone, letter } of journey) {
              now += hours * HOUR + 1;
              const { studyDay, correct } = await team.answerPractice(
                await team.meet("ada", { zone }),
                "q1",
                letter,
                now,
              );
              expect(studyDay >= (log.at(-1)?.day ?? "")).toBe(true);
              log.push({ recall: correct ? "right" : "wrong", day: studyDay });
              expect((await team.storage.cards.ofLearner(learnerId)).get("q1")).toEqual(replay(log));
            }
          }),
        ),
        { seed: SEED, numRuns: runs },
      );
    });

    it("a study day has one cap, wherever its learner travels", async () => {
      await fc.assert(
        fc.asyncProperty(travels, (visits) => withTeam((team) => expectOneCap(team, visits))),
        { seed: SEED, numRuns: runs },
      );
    });

    it("a practice question has one answer, even with concurrent taps", async () => {
      const letters = fc.array(fc.constantFrom("A", "B", "C", "D"), { minLength: 2, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(letters, (taps) =>
          withTeam(async ({ storage, meet, newId }) => {
            const member = await meet("ada");
            const practiceId = newId();
            await storage.practices.start(
              {
                id: practiceId,
                memberId: member.id,
                kind: "quiz",
                items: [{ id: "q1", version: 1, order: [0, 1, 2, 3] }],
              },
              at(0),
            );
            const outcomes = await Promise.all(
              taps.map((letter) =>
                storage.practices.record({ id: newId(), practiceId, index: 0, member, letter, now: at(0) }),
              ),
            );
            expect(outcomes.filter(({ type }) => type === "recorded")).toHaveLength(1);
            expect(new Set(outcomes.map((outcome) => verdictOf(outcome).answerId)).size).toBe(1);
          }),
        ),
        { seed: SEED, numRuns: Math.ceil(runs / 4) },
      );
    });
  });
}

async function expectLaws(history: History): Promise<void> {
  await expectAnswers(history);
  expect(await cardsOf(history)).toEqual(
    history.members.map((member) => replayed(history, member.learnerId)),
  );
  await expectScores(history, "week");
  await expectScores(history, "all time");
  await expectStreaks(history);
}

const lockOf = ({ posting, member }: Given) => `${posting?.id} ${member.id}`;

async function expectAnswers(history: History): Promise<void> {
  const { team, answers, repeats, postings, closed, guessed } = history;
  const locks = answers.filter(({ posting }) => posting !== undefined);
  const first = new Map(locks.map((given) => [lockOf(given), given.verdict]));
  expect(first.size, "postings and members with an answer").toBe(locks.length);
  for (const again of repeats) {
    const { answerId, option, correct, kind, points } = first.get(lockOf(again)) ?? {};
    expect(again.verdict).toMatchObject({ answerId, option, correct, kind, points });
  }
  for (const given of answers) {
    const { verdict, member, posting } = given;
    const { answerId, option, correct, points, studyDay } = verdict;
    const found = await team.storage.answers.find({ answerId }, member.id);
    expect(found).toMatchObject({ answerId, option, correct, points, studyDay });
    const isShown = isVisible(history, given) && !isAskedAgain(history, given);
    expect(found).toMatchObject({ visible: isShown, guessed: guessed.has(answerId) });
    if (posting !== undefined) {
      expect(await team.storage.answers.find({ postingId: posting.id }, member.id)).toEqual(found);
    }
  }
  for (const { id, question } of postings) {
    const daily = answers.filter(({ posting, verdict }) => posting?.id === id && verdict.kind === "daily");
    expect(await team.storage.postings.countAnswers(id)).toBe(daily.length);
    const tally = question.options.map(
      (_, option) => daily.filter((one) => one.verdict.option === option).length,
    );
    expect((await team.storage.postings.find(id))?.tally).toEqual(closed.has(id) ? tally : undefined);
  }
}

function cardsOf({ team, members }: History): Promise<readonly ReadonlyMap<string, Card>[]> {
  return Promise.all(members.map(({ learnerId }) => team.storage.cards.ofLearner(learnerId)));
}

/** A learner's cards from the log of their visible answers. */
function replayed(history: History, learnerId: string): ReadonlyMap<string, Card> {
  const { answers, guessed } = history;
  const own = answers.filter((given) => given.member.learnerId === learnerId && isVisible(history, given));
  const logs = Map.groupBy(inLogOrder(own), ({ verdict }) => verdict.question.id);
  return new Map(
    [...logs].map(([question, log]) => {
      const card = replay(
        log.map(({ verdict }) => ({
          recall: recallOf({ ...verdict, guessed: guessed.has(verdict.answerId) }),
          day: verdict.studyDay,
        })),
      );
      return [question, card as Card];
    }),
  );
}

async function expectScores({ team, postings, answers, closed }: History, name: PeriodName): Promise<void> {
  for (const date of new Set(postings.map((posting) => posting.date))) {
    const period = periodOf(name, date);
    const expected = new Map<string, { points: number; answered: number; right: number }>();
    for (const { member, posting, verdict } of answers) {
      if (posting === undefined || verdict.kind !== "daily" || !closed.has(posting.id)) continue;
      if (posting.date < (period.from ?? "") || posting.date > (period.to ?? "9999")) continue;
      const sums = expected.get(member.id) ?? { points: 0, answered: 0, right: 0 };
      expected.set(member.id, {
        points: sums.points + pointsOf(verdict),
        answered: sums.answered + 1,
        right: sums.right + (verdict.correct ? 1 : 0),
      });
    }
    const scores = await team.storage.scores.inPeriod(team.teamId, period);
    expect(
      new Map(scores.map(({ member, points, answered, right }) => [member, { points, answered, right }])),
    ).toEqual(expected);
  }
}

function pointsOf({ correct, openBook, hinted }: Given["verdict"]): number {
  if (!correct) return 2;
  return openBook ? 5 : hinted ? 7 : 10;
}

async function expectStreaks({ team, postings, answers }: History): Promise<void> {
  const daily = answers.filter(({ verdict }) => verdict.kind === "daily");
  for (const { verdict, member, posting } of daily) {
    const isAnswered = (id: string) => daily.some((one) => one.posting?.id === id && one.member === member);
    const ofDrill = postings
      .filter(({ drillId }) => drillId === posting?.drillId)
      .map(({ id }) => isAnswered(id));
    const found = await team.storage.answers.find({ answerId: verdict.answerId }, member.id);
    // Postings after the last answer aren't missed yet: they may still be open.
    expect(found?.streak).toEqual(replayStreak(ofDrill.slice(0, ofDrill.lastIndexOf(true) + 1)));
  }
}
