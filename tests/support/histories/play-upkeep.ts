// What upkeep does in random histories: own weights, captains, milestones, and purges.
import { expect } from "vitest";
import type { Weights } from "../../../src/core/memory.ts";
import { ownWeights, weightsWith } from "../models/own-weights.ts";
import { readAllRows } from "../storage/schema.ts";
import { at, freshId } from "../storage/storage.ts";
import type { Plays } from "./plays.ts";
import { named, type World } from "./world.ts";

const fits: readonly Weights[] = [ownWeights, weightsWith({ 2: 4, 8: 1.2 })];
const topics = ["dns", "services"] as const;

/** The home whose team has no drill, so a history can go on without it. */
const PURGED = { platform: "discord", externalId: "TD2" } as const;

export const playUpkeep: Plays<"fit" | "name captains" | "reach topic" | "inactive" | "purge team"> = {
  fit: (world, { person, home, weights, isLate }, now) =>
    settle(world, person, home, { weights: weights === undefined ? undefined : fits[weights], isLate, now }),

  async "name captains"({ team: { storage, newId } }, _, now) {
    for (const { id, memberId } of (await storage.squads.heirs(0, undefined)).heirs) {
      const notice = { id: newId(), markdown: "You're the captain now." };
      await storage.squads.succeed({ squadId: id, memberId, since: 0, notice }, now);
    }
    expect((await storage.squads.heirs(0, undefined)).heirs, "squads without a captain").toEqual([]);
  },

  async "reach topic"({ team, meet }, { person, home, topic }, now) {
    const { id: memberId, learnerId } = await meet(person, home);
    const before = await topicsOf(team, learnerId);
    const notice = { id: freshId(), markdown: "You mastered a topic." };
    const reached = { id: team.newId(), memberId, topic: named(topics, topic), now, notice };
    const isFirst = await team.storage.milestones.reachTopic(reached);
    expect(isFirst, "the learner's first topic").toBe(before === 0);
    expect(await topicsOf(team, learnerId)).toBe(Math.max(1, before));
  },

  // Everyone was last seen when the history began.
  async inactive({ team, meet }, { person, home, isLongAgo }, now) {
    const { learnerId } = await meet(person, home);
    const before = isLongAgo ? now : at(0, 0);
    expect((await team.storage.people.inactive(before, undefined)).ids.includes(learnerId)).toBe(isLongAgo);
    await team.storage.people.deleteInactive(learnerId, before, freshId(), now);
    const { learnerId: later } = await meet(person, home);
    expect(later === learnerId, "who was seen since stays").toBe(!isLongAgo);
  },

  async "purge team"({ team: { storage, database }, teamIds }, { steps }, now) {
    const before = await choicesIn(database, teamIds);
    await storage.teams.leave(PURGED, now);
    for (let step = 0; step < steps; step++) {
      const teamId = await storage.teams.toPurge(now + 1);
      if (teamId !== undefined) await storage.teams.purge(teamId, now + 1);
    }
    expect(await choicesIn(database, teamIds), "choices of learners who are in other teams").toEqual(before);
  },
};

interface Fit {
  /** Undefined: the learner goes back to the standard model. */
  readonly weights: Weights | undefined;
  /** Whether another answer came meanwhile. */
  readonly isLate: boolean;
  readonly now: number;
}

/** Stores what a fit decided, and lets the cards follow. */
export async function settle(
  { team: { storage }, meet }: World,
  person: number,
  home: number,
  { weights, isLate, now }: Fit,
): Promise<void> {
  const { learnerId } = await meet(person, home);
  const cards = [...(await storage.cards.ofLearner(learnerId)).values()];
  const reviews = cards.reduce((sum, card) => sum + card.reviews, 0) + (isLate ? 1 : 0);
  const judgment =
    weights === undefined ? ({ type: "drop" } as const) : ({ type: "adopt", weights, gain: 0.01 } as const);
  const settled = await storage.memoryModels.settle({ learnerId, reviews, library: "test", judgment, now });
  expect(settled, "a fit of the learner's log counts").toBe(!isLate);
  await storage.memoryModels.catchUp(learnerId);
}

/** What learners who have a member in these teams decided about their reviews, in any team. */
async function choicesIn(database: World["team"]["database"], teamIds: readonly string[]) {
  const rows = await readAllRows(database);
  const members = rows.get("member") ?? [];
  const learnerOf = new Map(members.map((row) => [row.id, row.learner_id]));
  const here = members.filter((row) => teamIds.includes(String(row.team_id)));
  const learners = new Set(here.map((row) => row.learner_id));
  return ["known", "suspension", "away"].map((table) =>
    (rows.get(table) ?? [])
      .map((row) => ({ learner: learnerOf.get(row.member_id ?? null), about: row.question_id ?? row.id }))
      .filter(({ learner }) => learner !== undefined && learners.has(learner))
      .map(({ learner, about }) => `${learner} ${about}`)
      .toSorted(),
  );
}

async function topicsOf({ database }: World["team"], learnerId: string): Promise<number> {
  const rows = await readAllRows(database);
  const own = (rows.get("member") ?? []).filter((row) => row.learner_id === learnerId).map(({ id }) => id);
  return (rows.get("milestone") ?? []).filter(
    ({ kind, member_id }) => kind === "topic" && own.includes(member_id ?? null),
  ).length;
}
