// A believable team that answers by itself: boards, streaks, and progress to look at after one click.
import { letterOf } from "../../core/mark.ts";
import type { Question } from "../../core/model.ts";
import type { Bot } from "../../ports/bot.ts";
import type { Person } from "../../ports/person.ts";
import { type Action, type Block, encodeAction, type Reply } from "../../ports/reply.ts";
import type { Member } from "../../ports/storage/people.ts";
import type { Storage } from "../../ports/storage/storage.ts";
import type { PlaygroundClock } from "./clock.ts";

/** Who a person is in the simulation. */
interface Habits {
  /** Chance of a right answer to a medium question. */
  readonly skill: number;
  /** Chance of answering on a day. */
  readonly presence: number;
  /** Reviews per day, at most. */
  readonly reviews: number;
}

/** From the keenest to the one who comes now and then; a larger team starts again from the first. */
const habits: readonly [Habits, ...Habits[]] = [
  { skill: 0.75, presence: 1, reviews: 4 },
  { skill: 0.65, presence: 0.95, reviews: 2 },
  { skill: 0.8, presence: 0.8, reviews: 3 },
  { skill: 0.55, presence: 0.9, reviews: 1 },
  { skill: 0.45, presence: 0.7, reviews: 0 },
  { skill: 0.6, presence: 0.6, reviews: 2 },
];

/** What a step of difficulty takes from the chance of a right answer. */
const STEP = 0.15;

/** Between two people, in ms. */
const PAUSE = 11 * 60_000;

/** A person, as the platform and as the storage knows them. */
export interface Teammate {
  readonly person: Person;
  readonly member: Member;
}

/** Squads of the simulated team; everyone joins one of them in turn. */
const squads = ["North", "South"] as const;

export interface SimulationParts {
  readonly bot: Pick<Bot, "handle">;
  readonly storage: Pick<Storage, "postings" | "practices">;
  readonly team: readonly Teammate[];
  readonly channel: string;
  readonly clock: PlaygroundClock;
  readonly random: () => number;
  readonly nextDay: () => Promise<void>;
}

/** Lets so many days pass, on which the team answers its question, reviews, and competes in squads. */
export async function simulateDays(parts: SimulationParts, days: number): Promise<void> {
  await joinSquads(parts);
  for (let day = 0; day < days; day++) {
    for (const [index, teammate] of parts.team.entries()) {
      const own = habits[index % habits.length] ?? habits[0];
      if (parts.random() >= own.presence) continue;
      await parts.clock.moveTo(parts.clock.now() + PAUSE);
      await answerDaily(parts, teammate, own);
      await review(parts, teammate, own);
    }
    await parts.nextDay();
  }
}

async function joinSquads(parts: SimulationParts): Promise<void> {
  for (const [index, { person }] of parts.team.entries()) {
    const name = squads[index % squads.length] ?? squads[0];
    await run(parts, person, index < squads.length ? "squad create" : "squad join", { name });
  }
}

async function answerDaily(parts: SimulationParts, { person, member }: Teammate, own: Habits): Promise<void> {
  const posting = await parts.storage.postings.current(member.teamId, parts.channel);
  if (posting === undefined) return;
  const letter = letterOf(posting.order, chooseOption(posting.question, own, parts.random));
  await press(parts, person, { name: "answer", args: [posting.id, letter] });
}

async function review(parts: SimulationParts, { person, member }: Teammate, own: Habits): Promise<void> {
  let blocks = (await run(parts, person, "review", {})).blocks;
  for (let count = 0; count < own.reviews; count++) {
    const [practiceId = "", place = ""] = actionNamed(blocks, "practice-answer")?.args ?? [];
    const item = (await parts.storage.practices.find(practiceId, member.id))?.questions[Number(place)];
    if (item === undefined) return;
    const letter = letterOf(item.order, chooseOption(item.question, own, parts.random));
    const verdict = await press(parts, person, {
      name: "practice-answer",
      args: [practiceId, place, letter],
    });
    const next = actionNamed(verdict.blocks, "practice-next");
    if (next === undefined) return;
    blocks = (await press(parts, person, next)).blocks;
  }
}

/** The index of the option that someone with these habits takes: the right one, or mostly the first wrong one. */
function chooseOption({ options, difficulty }: Question, { skill }: Habits, random: () => number): number {
  const right = options.findIndex(({ correct }) => correct);
  if (random() < skill - STEP * (difficulty - 2)) return right;
  const wrong = options.flatMap(({ correct }, index) => (correct ? [] : [index]));
  return wrong[Math.floor(wrong.length * random() ** 2)] ?? right;
}

function actionNamed(blocks: readonly Block[], name: string): Action | undefined {
  return blocks.flatMap(actionsOf).find((action) => action.name === name);
}

function actionsOf(block: Block): readonly Action[] {
  if (block.type === "options") return block.options.flatMap(({ action }) => action ?? []);
  return block.type === "buttons" ? block.buttons.map(({ action }) => action) : [];
}

function run(
  { bot, channel, clock }: SimulationParts,
  person: Person,
  name: string,
  options: Readonly<Record<string, string>>,
): Promise<Reply> {
  return bot.handle({ type: "command", name, options, person, channel, now: clock.now() });
}

function press({ bot, channel, clock }: SimulationParts, person: Person, action: Action): Promise<Reply> {
  const encoded = encodeAction(action);
  return bot.handle({ type: "button", action: encoded, isPrivate: true, person, channel, now: clock.now() });
}
