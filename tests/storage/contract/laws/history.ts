// Plays a script on a storage and checks each step's own result. The recorded results are the history that laws are
// checked against.
import { expect } from "vitest";
import { calendarDate } from "../../../../src/core/study-day.ts";
import type { MessageRef } from "../../../../src/ports/person.ts";
import type { Drill, Feedback } from "../../../../src/ports/storage/drills.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import type { Posting } from "../../../../src/ports/storage/postings.ts";
import { at, freshId, HOUR, order, questions, type TestTeam } from "../../../support/storage/storage.ts";
import { type Given, inLogOrder, isAskedAgain, isVisible } from "./given.ts";
import {
  type Burst,
  type HintStep,
  type LookUpStep,
  type PostStep,
  type PracticeStep,
  type Step,
  type TapStep,
  zones,
} from "./script.ts";

export interface History {
  readonly team: TestTeam;
  readonly members: readonly Member[];
  readonly postings: readonly Posting[];
  readonly answers: readonly Given[];
  /** Taps that found an answer given before. */
  readonly repeats: readonly Given[];
  /** Ids of answers. */
  readonly guessed: ReadonlySet<string>;
  /** Ids of postings. */
  readonly closed: ReadonlySet<string>;
  /** Closes what is still open. */
  closeAll(): Promise<void>;
}

/** Plays a script in a new team with two drills. */
export async function play(
  team: TestTeam,
  script: readonly Burst[],
  feedback: readonly [Feedback, Feedback],
): Promise<History> {
  const { storage } = team;
  const members = await Promise.all(zones.map((zone, index) => team.meet(`member ${index}`, { zone })));
  const drills = await Promise.all(
    feedback.map((one, index) => team.createDrill({ channel: `channel ${index}`, feedback: one })),
  );
  const postings: Posting[] = [];
  const answers: Given[] = [];
  const repeats: Given[] = [];
  const guessed = new Set<string>();
  const closed = new Set<string>();
  /** Checks that wait for the end of a burst, when it is known what it closed. */
  const checks: (() => void)[] = [];
  const hints: { readonly member: Member; readonly questionId: string; readonly at: number }[] = [];
  const lookUps: { readonly member: Member; readonly concept: string; readonly at: number }[] = [];
  let now = at(0);

  /** Every step has its own time, in order of arrival. */
  const tick = () => ++now;

  async function post(step: PostStep): Promise<void> {
    const drill = drills[step.drill] as Drill;
    const { id, version } = named(questions, step.question);
    const due = { date: calendarDate(now, "UTC"), at: now };
    const asked = { due, now: tick(), question: { id, version } };
    const taken = postings.some(({ drillId, date }) => drillId === drill.id && date === due.date);
    const claims = await Promise.all([team.claim(drill, 0, asked), team.claim(drill, 0, asked)]);
    const won = claims.filter((posting) => posting !== undefined);
    expect(won, "claims of one date").toHaveLength(taken ? 0 : 1);
    for (const posting of won) {
      await storage.sending.beginSending(posting.id, posting.openedAt, freshId());
      await storage.sending.markPosted(posting.id, `message-${posting.id}` as MessageRef);
      postings.push(posting);
    }
  }

  async function lookUp(step: LookUpStep): Promise<void> {
    const member = named(members, step.member);
    const { concept } = named(questions, step.question);
    const noted = { member, concept, at: tick() };
    await storage.answers.noteLookUp(member.id, concept, noted.at);
    lookUps.push(noted);
  }

  async function takeHint(step: HintStep): Promise<void> {
    const posting = fromLatest(postings, step.posting);
    if (posting === undefined) return;
    const member = named(members, step.member);
    const taken = { member, questionId: posting.question.id, at: tick() };
    const outcome = await storage.answers.takeHint({ postingId: posting.id, member, now: taken.at });
    const isAnswered = answers.some((one) => one.posting === posting && one.member === member);
    expect(outcome).toMatchObject({ type: "shown", costs: !isAnswered && !closed.has(posting.id) });
    hints.push(taken);
  }

  /** Whether a member saw a question's hint since `from`. */
  function wasHinted(by: Member, questionId: string, from: number): boolean {
    return hints.some((one) => one.member === by && one.questionId === questionId && one.at >= from);
  }

  /** What can be done before the burst; the rest happens when it is called. */
  async function prepare(step: Step): Promise<() => Promise<void>> {
    if (step.type === "practice") return startPractice(step);
    const posting = fromLatest(postings, step.posting);
    if (posting === undefined) return async () => {};
    if (step.type === "tap") return () => tap(posting, step);
    if (step.type === "reveal") return () => storage.closing.markRevealed(posting.id, posting.message);
    return async () => {
      await storage.closing.close(posting.id, tick());
    };
  }

  async function startPractice(step: PracticeStep): Promise<() => Promise<void>> {
    const member = named(members, step.member);
    const { id, version } = named(questions, step.question);
    const practiceId = team.newId();
    const items = [{ id, version, order }];
    const startedAt = now;
    await storage.practices.start({ id: practiceId, memberId: member.id, kind: "quiz", items }, startedAt);
    return async () => {
      const time = tick();
      const answered = { id: team.newId(), practiceId, index: 0, member, letter: step.letter, now: time };
      const asking = openPostings(id);
      const outcome = await storage.practices.record(answered);
      if (outcome.type === "recorded") {
        expect(outcome.verdict.hinted).toBe(wasHinted(member, id, startedAt));
        answers.push({ verdict: outcome.verdict, member, at: time });
        expectClosed(asking);
      } else if (outcome.type === "open") expect(asking, "open postings of the question").not.toEqual([]);
      else expect(outcome.type).toBe("no such option");
    };
  }

  /** Postings of a question that were open before the burst. */
  function openPostings(questionId: string, except?: Posting): readonly Posting[] {
    return postings.filter(
      (one) => one.question.id === questionId && !closed.has(one.id) && one.id !== except?.id,
    );
  }

  /** Expects that this burst closed them: a practice answer was taken meanwhile. */
  function expectClosed(asking: readonly Posting[]): void {
    checks.push(() =>
      expect(
        asking.filter(({ id }) => !closed.has(id)),
        "postings still open",
      ).toEqual([]),
    );
  }

  /** Answers to the posting's question that the member gave elsewhere since it opened. */
  function sinceOpened(posting: Posting, member: Member): readonly Given[] {
    return answers.filter(
      (given) =>
        given.member === member &&
        given.posting !== posting &&
        given.verdict.question.id === posting.question.id &&
        given.at >= posting.openedAt,
    );
  }

  async function tap(posting: Posting, step: TapStep): Promise<void> {
    const member = named(members, step.member);
    const time = tick();
    const known = closed.has(posting.id) ? "closed" : "open or closing";
    const elsewhere = openPostings(posting.question.id, posting);
    const knew = sinceOpened(posting, member).some((given) => isVisible({ closed }, given));
    const outcome = await team.tap(posting, member, step.letter, time);
    if (outcome.type === "recorded") {
      const { verdict } = outcome;
      if (known === "closed") expect(verdict.kind).toBe("quiz");
      if (verdict.kind === "quiz") expectClosed(elsewhere);
      const daily = verdict.kind === "daily";
      const lookedUp = lookUps.some(
        (one) =>
          one.member === member && one.concept === posting.question.concept && one.at >= posting.openedAt,
      );
      expect(verdict.hinted).toBe(daily && wasHinted(member, posting.question.id, posting.openedAt));
      expect(verdict.visible).toBe(!(daily && posting.feedback === "at_close"));
      answers.push({ verdict, member, posting, at: time });
      if (!daily || lookedUp || knew) expect(verdict.openBook).toBe(daily);
      else
        checks.push(() => {
          if (sinceOpened(posting, member).length === 0) expect(verdict.openBook).toBe(false);
        });
    } else if (outcome.type === "repeated") {
      repeats.push({ verdict: outcome.verdict, member, posting, at: time });
    } else if (outcome.type === "open elsewhere") {
      expect(elsewhere, "other open postings of the question").not.toEqual([]);
      checks.push(() => expect(closed.has(posting.id)).toBe(true));
    } else {
      expect(outcome).toEqual({ type: "no such option" });
      expect(["A", "B", "C", "D"]).not.toContain(step.letter);
    }
  }

  async function guess(place: number): Promise<void> {
    const given = fromLatest(answers, place);
    if (given === undefined) return;
    const { verdict, member } = given;
    const isShown = isVisible({ closed }, given) && !isAskedAgain({ closed, postings, answers }, given);
    const ofCard = answers.filter(
      (one) => one.member === member && one.verdict.question.id === verdict.question.id,
    );
    const isLatest = inLogOrder(ofCard).at(-1) === given;
    const amended = await storage.answers.amendGuessed(verdict.answerId, team.newId(), member.id, tick());
    expect(amended !== undefined, "taken").toBe(verdict.correct && isShown && isLatest);
    if (amended !== undefined) guessed.add(verdict.answerId);
  }

  for (const burst of script) {
    now += burst.hours * HOUR;
    if (burst.post !== undefined) await post(burst.post);
    for (const step of burst.lookUps) await lookUp(step);
    for (const step of burst.hints) await takeHint(step);
    const steps = await Promise.all(burst.steps.map(prepare));
    await Promise.all(steps.map((step) => step()));
    for (const { id } of postings) {
      const state = (await storage.postings.find(id))?.state;
      if (state === "closing" || state === "closed") closed.add(id);
    }
    for (const check of checks.splice(0)) check();
    for (const place of burst.guesses) await guess(place);
  }

  async function closeAll(): Promise<void> {
    for (const { id } of postings) {
      await storage.closing.close(id, tick());
      closed.add(id);
    }
  }

  return { team, members, postings, answers, repeats, guessed, closed, closeAll };
}

function named<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`The script names number ${index} of ${list.length}.`);
  return found;
}

/** The item `place` places before the latest, wrapping around; undefined in an empty list. */
function fromLatest<T>(list: readonly T[], place: number): T | undefined {
  return list.at(-1 - (place % list.length));
}
