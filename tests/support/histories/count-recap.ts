// A weekly recap's numbers and streaks, counted from raw rows.
import { replayStreak, type Streak } from "../../../src/core/leaderboard/streak.ts";
import { addDays } from "../../../src/core/study-day.ts";
import type { Recap } from "../../../src/ports/storage/daily/recaps.ts";
import { countMembers, type Sums } from "./count-scores.ts";
import { isRight, isVoid, type RawAnswer, type RawPosting, type RawRows } from "./raw-rows.ts";

/** A member's streak in a drill, and how many of its postings have closed unanswered since. */
export interface CountedStreak {
  readonly memberId: string;
  readonly drillId: string;
  readonly streak: Streak;
  readonly missed: number;
}

/** Every member's streak in every drill that they answered. */
export function countStreaks(rows: RawRows): readonly CountedStreak[] {
  const daily = rows.answers.filter(({ kind }) => kind === "daily");
  return [...Map.groupBy(daily, ({ memberId, posting }) => `${memberId} ${posting?.drillId}`).values()].map(
    (own) => streakOf(rows, own),
  );
}

function streakOf(rows: RawRows, own: readonly RawAnswer[]): CountedStreak {
  const [{ memberId = "", owner = "", posting = undefined } = {}] = own;
  const drillId = posting?.drillId ?? "";
  const answered = new Set(own.map((answer) => answer.posting?.id));
  const isAway = ({ date }: RawPosting) =>
    rows.timesAway.some(({ learnerId, first, last }) => learnerId === owner && date >= first && date <= last);
  const asked = rows.postings
    .filter((one) => one.drillId === drillId && (answered.has(one.id) || !(one.isExcused || isAway(one))))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const last = asked.findLastIndex(({ id }) => answered.has(id));
  return {
    memberId,
    drillId,
    streak: replayStreak(asked.slice(0, last + 1).map(({ id }) => answered.has(id))),
    missed: asked.slice(last + 1).filter(({ isClosed }) => isClosed).length,
  };
}

/** The questions of a recap's week, oldest first. */
export function countQuestions(rows: RawRows, { drillId, week, lastDate }: Recap) {
  return rows.postings
    .filter((one) => one.drillId === drillId && one.isClosed && one.date >= week && one.date <= lastDate)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ id, date }) => {
      const given = rows.answers.filter(({ kind, posting }) => kind === "daily" && posting?.id === id);
      const counted = given.filter((answer) => !isVoid(answer));
      const right = counted.filter(isRight).length;
      const amended = given.filter(({ amendments }) => amendments.has("void") || amendments.has("credit"));
      return {
        postingId: id,
        date,
        answers: counted.length,
        right,
        wrong: counted.length - right,
        amended: amended.length,
      };
    });
}

/** Who answered in the week, and who answered one of the last 20 postings. */
export function countParticipants(rows: RawRows, { drillId, week, lastDate }: Recap) {
  const last = rows.postings
    .filter((one) => one.drillId === drillId && one.date <= lastDate)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
    .slice(0, 20);
  const membersOf = (postings: readonly RawPosting[]) => {
    const ids = new Set(postings.map(({ id }) => id));
    const answers = rows.answers.filter(
      ({ kind, posting }) => kind === "daily" && ids.has(posting?.id ?? ""),
    );
    return new Set(answers.map(({ memberId }) => memberId));
  };
  return {
    answered: membersOf(last.filter(({ date }) => date >= week)),
    participants: membersOf(last),
  };
}

/** Each member's sums in the week and in the four weeks before it; only members with a counted answer in the week. */
export function countProgress(rows: RawRows, { teamId, week, lastDate }: Recap) {
  const thisWeek = countMembers(rows, teamId, { from: week, to: lastDate });
  const before = countMembers(rows, teamId, { from: addDays(week, -28), to: addDays(week, -1) });
  const none: Sums = { points: 0, answered: 0, right: 0 };
  return new Map([...thisWeek].map(([id, sums]) => [id, { thisWeek: sums, before: before.get(id) ?? none }]));
}

/**
 * The question that fooled the most people: at least two of at least five, none of them corrected, and not open again in
 * the team.
 */
export function countFooled(rows: RawRows, recap: Recap): string | undefined {
  const isAskedAgain = (id: string) => {
    const { questionId } = rows.postings.find((one) => one.id === id) ?? {};
    return rows.postings.some(
      (one) => one.teamId === recap.teamId && one.questionId === questionId && !one.isClosed,
    );
  };
  let fooled: ReturnType<typeof countQuestions>[number] | undefined;
  for (const one of countQuestions(rows, recap)) {
    if (one.answers < 5 || one.wrong < 2 || one.amended > 0 || isAskedAgain(one.postingId)) continue;
    const isMore = fooled === undefined || one.wrong > fooled.wrong;
    // Of equals, the larger share of wrong answers counts, then the later question.
    const isSame = one.wrong === fooled?.wrong && one.answers <= fooled.answers;
    if (isMore || isSame) fooled = one;
  }
  return fooled?.postingId;
}
