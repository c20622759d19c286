// Writes of roles for awards.
import { at, dateOf, RIGHT, type TestTeam } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

const season = { from: dateOf(-60), to: dateOf(29), next: dateOf(30) };

/** A member who is due to get the role for their first topic. */
async function due(team: TestTeam) {
  const { storage, teamId, meet, newId } = team;
  await storage.roles.set({ teamId, award: "topic", role: "R1", season: season.from });
  const { id } = await meet("ada");
  await storage.milestones.reachTopic({ id: newId(), memberId: id, topic: "dns", now: at(0) });
  return id;
}

export const roleCases: WriteCases = {
  "roles.set": async (team) => {
    await due(team);
    const role = { teamId: team.teamId, award: "topic", role: "R2", season: season.next } as const;
    return () => team.storage.roles.set(role);
  },
  "roles.clear": async (team) => {
    await due(team);
    return () => team.storage.roles.clear(team.teamId, "topic");
  },
  "roles.settle": async (team) => {
    const memberId = await due(team);
    return () => team.storage.roles.settle(memberId, "topic");
  },
  "roles.refuse": async (team) => {
    await due(team);
    return () => team.storage.roles.refuse({ teamId: team.teamId, award: "topic" }, "No.", at(1));
  },
  "roles.endSeason": async (team) => {
    const { storage, teamId, meet, post, answer, createDrill } = team;
    await storage.roles.set({ teamId, award: "season-winner", role: "R1", season: season.from });
    const posting = await post(await createDrill(), 0);
    await answer(posting, await meet("ada"), RIGHT);
    await storage.closing.close(posting.id, at(1));
    return () => storage.roles.endSeason(teamId, season);
  },
  "milestones.reachTopic: with a role": async (team) => {
    const { storage, teamId, meet, newId } = team;
    await storage.roles.set({ teamId, award: "topic", role: "R1", season: season.from });
    const topic = { id: newId(), memberId: (await meet("ada")).id, topic: "dns", now: at(0) };
    return () => storage.milestones.reachTopic(topic);
  },
};
