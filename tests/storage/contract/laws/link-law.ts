// The law of links: after any answers, linking replays both logs, and separating restores each one's cards.
import fc from "fast-check";
import { expect } from "vitest";
import type { Person } from "../../../../src/ports/person.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { discord, joinAccounts, separate, slack } from "../../../support/storage/links.ts";
import { at, HOUR, type TestTeam } from "../../../support/storage/storage.ts";

const homes: readonly Partial<Person>[] = [
  { ...slack, zone: "Pacific/Kiritimati" },
  { ...discord, zone: "America/Los_Angeles" },
  { ...discord, team: { externalId: "TD2", name: "Two" }, zone: "America/Los_Angeles" },
];

type Step =
  | {
      readonly type: "answer";
      readonly home: number;
      readonly question: string;
      readonly letter: string;
      readonly guessed: boolean;
    }
  | { readonly type: "link"; readonly home: number }
  | { readonly type: "separate"; readonly home: number };

const home = fc.nat({ max: homes.length - 1 });

/** What a person with three members, in two accounts, does; each step so many hours after the one before. */
const script = fc.array(
  fc.record({
    hours: fc.nat({ max: 30 }),
    step: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          type: fc.constant("answer" as const),
          home,
          question: fc.constantFrom("q1", "q2"),
          letter: fc.constantFrom("A", "B"),
          guessed: fc.boolean(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ type: fc.constantFrom("link" as const, "separate" as const), home }),
      },
    ),
  }),
  { minLength: 3, maxLength: 16 },
) satisfies fc.Arbitrary<readonly { readonly hours: number; readonly step: Step }[]>;

export function expectLinkLaw(
  withTeam: (use: (team: TestTeam) => Promise<void>) => Promise<void>,
  settings: { readonly seed: number; readonly numRuns: number },
): Promise<void> {
  const law = fc.asyncProperty(script, (steps) => withTeam((team) => expectLinksToRestore(team, steps)));
  return fc.assert(law, settings);
}

/** Plays a script, then checks that separating and linking leads back to the same cards, however often. */
async function expectLinksToRestore(
  team: TestTeam,
  script: readonly { readonly hours: number; readonly step: Step }[],
): Promise<void> {
  const meet = (index: number) => team.meet("ana", homes[index]);
  const isLinked = async () => (await meet(0)).learnerId === (await meet(1)).learnerId;
  for (const index of homes.keys()) await meet(index);
  let now = at(0);
  for (const { hours, step } of script) {
    now += hours * HOUR + 1;
    if (step.type === "answer") await answer(team, await meet(step.home), step, now);
    else if (step.type === "separate") await separate(team, await meet(step.home));
    else if (!(await isLinked())) {
      const [one, other] = step.home === 0 ? [0, 1] : [step.home, 0];
      await joinAccounts(team, await meet(one), await meet(other));
    }
    await expectReplayed(team);
  }
  if (await isLinked()) await separate(team, await meet(1));
  const apart = await cardsOfAll(team, meet);
  await joinAccounts(team, await meet(0), await meet(2));
  const joined = await cardsOfAll(team, meet);
  await expectReplayed(team);
  await separate(team, await meet(2));
  expect(await cardsOfAll(team, meet)).toEqual(apart);
  await joinAccounts(team, await meet(1), await meet(0));
  expect(await cardsOfAll(team, meet)).toEqual(joined);
}

async function answer(
  team: TestTeam,
  member: Member,
  step: Extract<Step, { type: "answer" }>,
  now: number,
): Promise<void> {
  const { answerId } = await team.answerPractice(member, step.question, step.letter, now);
  if (step.guessed) await team.storage.answers.amendGuessed(answerId, team.newId(), member.id, now);
}

async function expectReplayed({ storage }: TestTeam): Promise<void> {
  expect((await storage.cards.differing(undefined, 100)).differing).toEqual([]);
}

async function cardsOfAll({ storage }: TestTeam, meet: (index: number) => Promise<Member>) {
  const cards = [];
  for (const index of homes.keys())
    cards.push([...(await storage.cards.ofLearner((await meet(index)).learnerId))].toSorted());
  return cards;
}
