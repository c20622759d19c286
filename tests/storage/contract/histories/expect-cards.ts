// Cards equal a replay of their logs, and reviews follow from them.
import { expect } from "vitest";
import { type Card, MAX_INTERVAL } from "../../../../src/core/memory.ts";
import type { StudyDay } from "../../../../src/core/model.ts";
import { addDays, daysBetween } from "../../../../src/core/study-day.ts";
import { countCards, modelOf, storedCards } from "../../../support/histories/count-cards.ts";
import { type RawRows, readRawRows } from "../../../support/histories/raw-rows.ts";
import type { World } from "../../../support/histories/world.ts";

/** Compares all cards with a replay of the raw log, and due reviews with the cards. */
export async function expectCards({ team }: World): Promise<void> {
  const rows = await readRawRows(team.database);
  const { cards, models } = storedCards(rows);
  expect(cards).toEqual(countCards(rows));
  for (const [key, model] of models) {
    const [learnerId = ""] = key.split(" ");
    expect(model).toBe(modelOf(rows, learnerId).name);
  }
  for (const [key, card] of cards) expectDueInTime(rows, key, card);
  expect((await team.storage.cards.differing(undefined, 1_000)).differing).toEqual([]);
  for (const learnerId of rows.retentionOf.keys()) await expectReviews(team, rows, learnerId, cards);
}

/** A card is due 1 to 60 days after its last answer, or 60 days after the last "I know this". */
function expectDueInTime({ all, learnerOf }: RawRows, key: string, { lastDay, dueDay }: Card): void {
  const known = (all.get("known") ?? []).filter(
    (row) => `${learnerOf.get(String(row.member_id))} ${row.question_id}` === key,
  );
  const last = known.map((row) => String(row.study_day) as StudyDay).reduce(later, lastDay);
  expect(daysBetween(lastDay, dueDay)).toBeGreaterThanOrEqual(1);
  expect(daysBetween(last, dueDay)).toBeLessThanOrEqual(MAX_INTERVAL);
}

function later(a: StudyDay, b: StudyDay): StudyDay {
  return a > b ? a : b;
}

/** Due reviews are the learner's due cards, without suspended questions. */
async function expectReviews(
  { storage }: World["team"],
  { all, learnerOf }: RawRows,
  learnerId: string,
  cards: ReadonlyMap<string, Card>,
): Promise<void> {
  const suspended = new Set(
    (all.get("suspension") ?? [])
      .filter((row) => learnerOf.get(String(row.member_id)) === learnerId)
      .map((row) => String(row.question_id)),
  );
  expect(new Set(await storage.cards.suspended(learnerId))).toEqual(suspended);
  const own = [...cards].flatMap(([key, { dueDay }]) => {
    const [learner = "", question = ""] = key.split(" ");
    return learner === learnerId ? [{ question, dueDay }] : [];
  });
  for (const day of new Set(own.flatMap(({ dueDay }) => [dueDay, addDays(dueDay, -1)]))) {
    const due = await storage.cards.due(learnerId, day, 100);
    expect(due.map(({ questionId }) => questionId).toSorted()).toEqual(
      own
        .filter(({ question, dueDay }) => dueDay <= day && !suspended.has(question))
        .map(({ question }) => question)
        .toSorted(),
    );
  }
}

/** Each person's cards at each home, by name, so that two worlds can be compared. */
export async function cardsByPerson({ team, meet }: World, people: number, homes: number) {
  const found = new Map<string, ReadonlyMap<string, Card>>();
  for (let person = 0; person < people; person++)
    for (let home = 0; home < homes; home++) {
      const { learnerId } = await meet(person, home);
      const cards = [...(await team.storage.cards.ofLearner(learnerId))];
      found.set(`${person} at ${home}`, new Map(cards.toSorted(([a], [b]) => (a < b ? -1 : 1))));
    }
  return found;
}
