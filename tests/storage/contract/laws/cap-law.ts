// The law of the cap: a learner has one cap per study day, wherever they travel.
import fc from "fast-check";
import { expect } from "vitest";
import { at, HOUR, type TestTeam } from "../../../support/storage/storage.ts";

const CAP = 2;

/** A traveler's visit: after some hours, in a zone, so many reviews. */
export interface Visit {
  readonly hours: number;
  readonly zone: string;
  readonly reviews: number;
}

export const travels: fc.Arbitrary<readonly Visit[]> = fc.array(
  fc.record({
    hours: fc.nat({ max: 20 }),
    zone: fc.constantFrom("Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin", "Asia/Tokyo", "UTC"),
    reviews: fc.integer({ min: 1, max: CAP + 1 }),
  }),
  { minLength: 2, maxLength: 12 },
);

/** Plays the visits; no study day gets more reviews than the cap, and none is refused while the day has room. */
export async function expectOneCap(team: TestTeam, visits: readonly Visit[]): Promise<void> {
  const { storage, newId } = team;
  const { id } = await team.meet("ada");
  await storage.people.change(id, { cap: CAP }, 0.5, at(0));
  const perDay = new Map<string, number>();
  let latest = Number.NEGATIVE_INFINITY;
  let now = at(0);
  for (const { hours, zone, reviews } of visits) {
    now += hours * HOUR + 1;
    const member = await team.meet("ada", { zone });
    for (let index = 0; index < reviews; index++) {
      const practiceId = newId();
      const items = [{ id: `q${index + 1}`, version: 1, order: [0, 1, 2, 3] }];
      await storage.practices.start({ id: practiceId, memberId: id, kind: "review", items }, now);
      const tap = { id: newId(), practiceId, index: 0, member, letter: "A", now };
      const outcome = await storage.practices.record(tap);
      // After more than two days without a review, every zone has begun a new study day.
      if (outcome.type === "enough") expect(now - latest).toBeLessThan(52 * HOUR);
      if (outcome.type !== "recorded") continue;
      const { studyDay } = outcome.verdict;
      perDay.set(studyDay, (perDay.get(studyDay) ?? 0) + 1);
      latest = now;
    }
  }
  for (const [day, count] of perDay) expect(count, day).toBeLessThanOrEqual(CAP);
}
