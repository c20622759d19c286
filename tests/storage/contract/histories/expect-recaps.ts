// Every recap's numbers equal a fresh count.
import { expect } from "vitest";
import { rankSquads } from "../../../../src/core/leaderboard/squad-standings.ts";
import type { CalendarDate } from "../../../../src/core/model.ts";
import {
  countFooled,
  countParticipants,
  countProgress,
  countQuestions,
  countStreaks,
} from "../../../support/histories/count-recap.ts";
import { countSquads } from "../../../support/histories/count-scores.ts";
import type { RawRows } from "../../../support/histories/raw-rows.ts";
import type { World } from "../../../support/histories/world.ts";

export async function expectRecaps({ team }: World, rows: RawRows): Promise<void> {
  const { recaps } = team.storage;
  for (const row of rows.all.get("recap") ?? []) {
    const key = { drillId: String(row.drill_id), week: String(row.week) as CalendarDate };
    const recap = await recaps.find(key);
    if (recap === undefined) throw new Error(`There is no recap of ${key.week}.`);
    const numbers = await recaps.numbers(recap);
    const name = `recap of ${key.week}`;

    expect(numbers.questions, name).toEqual(countQuestions(rows, recap));
    const { answered, participants } = countParticipants(rows, recap);
    expect([numbers.answered, numbers.participants], name).toEqual([answered.size, participants.size]);

    const progress = numbers.members.map(({ member, points, answered, right, thisWeek, before }) => {
      expect(thisWeek).toEqual({ answered, right });
      return [member, { points, thisWeek, before }] as const;
    });
    const counted = [...countProgress(rows, recap)].map(
      ([member, { thisWeek, before }]) =>
        [
          member,
          {
            points: thisWeek.points,
            thisWeek: { answered: thisWeek.answered, right: thisWeek.right },
            before: { answered: before.answered, right: before.right },
          },
        ] as const,
    );
    expect(new Map(progress), name).toEqual(new Map(counted));

    const kept = (rows.all.get("squad_kept") ?? [])
      .filter((one) => one.period === "week" && one.from_date === key.week)
      .map((one) => ({ squad: String(one.squad_id), points: Number(one.points) }));
    expect(
      new Map(rankSquads(numbers.squadScores).map(({ squad, points }) => [squad, points])),
      name,
    ).toEqual(countSquads(rows, recap.teamId, { from: recap.week, to: recap.lastDate }, kept));

    const inWeek = countStreaks(rows)
      .filter(({ drillId, memberId }) => drillId === recap.drillId && answered.has(memberId))
      .map(({ streak, missed }) => JSON.stringify({ streak, missed }));
    const streaks = numbers.streaks.map(({ streak, missed }) => JSON.stringify({ streak, missed }));
    expect(streaks.toSorted(), name).toEqual(inWeek.toSorted());

    expect(numbers.fooled?.postingId, name).toBe(countFooled(rows, recap));
  }
}
