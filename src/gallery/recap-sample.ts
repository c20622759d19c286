// The gallery's weekly recap.
import type { CalendarDate, Question } from "../core/model.ts";
import type { RecapNumbers } from "../ports/storage/daily/recaps.ts";

/** A week of five questions in a team of nine, with names in several scripts and one hidden member. */
export function recapNumbers(fooled: Question): RecapNumbers {
  const before = { answered: 16, right: 8 };
  const people = [
    { name: "Ada Lovelace", points: 50, right: 5 },
    { name: "דנה", points: 42, right: 4 },
    { name: "田中さくら", points: 42, right: 4 },
    { name: "Calm Heron", points: 26, right: 2, hidden: true },
  ].map(({ name, points, right, hidden = false }, index) => ({
    member: `m${index}`,
    ref: { externalId: hidden ? "" : `u${index}`, name },
    hidden,
    points,
    answered: 5,
    right,
    thisWeek: { answered: 5, right },
    before: index === 1 ? before : { answered: 16, right: 14 },
  }));
  const questions = [2, 3, 4, 5, 6].map((day, index) => ({
    postingId: `posting-${day}`,
    date: `2026-03-0${day}` as CalendarDate,
    answers: 8,
    right: 7 - index,
    wrong: 1 + index,
    amended: 0,
  }));
  const trickiest = questions.at(-1) as (typeof questions)[number];
  return {
    questions,
    answered: 8,
    participants: 9,
    members: people,
    squads: [
      { id: "north", name: "North" },
      { id: "south", name: "South" },
    ],
    squadScores: people.map(({ member, points }, index) => ({
      squad: index % 2 ? "south" : "north",
      member,
      points,
    })),
    streaks: people.slice(0, 2).map(({ ref }) => ({
      ref,
      missed: 0,
      streak: { length: 14, longest: 14, freezes: 1, towardsFreeze: 0 },
    })),
    fooled: { ...trickiest, question: fooled },
  };
}
