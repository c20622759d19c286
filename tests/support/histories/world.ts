// The world of random histories: two teams with drills, one without, and people who can be members of all three.
import type { Schedule } from "../../../src/core/drill-calendar.ts";
import type { Person } from "../../../src/ports/person.ts";
import type { Member } from "../../../src/ports/storage/people.ts";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import { at, freshId, questions, type TestTeam } from "../storage/storage.ts";

const homes: readonly Partial<Person>[] = [
  { platform: "slack", team: { externalId: "TS", name: "Acme" } },
  { platform: "discord", team: { externalId: "TD", name: "Kube Club" } },
  { platform: "discord", team: { externalId: "TD2", name: "Kube Corner" } },
];

const zones = [
  "UTC",
  "Pacific/Kiritimati",
  "America/Los_Angeles",
  "Europe/Berlin",
  "Etc/GMT+12",
  "Asia/Tokyo",
];

/** An answer, and the squad that its member was in at that moment. */
interface Given {
  readonly answerId: string;
  readonly memberId: string;
  readonly squadId: string | undefined;
}

/** What a history has made so far. */
export interface World {
  readonly team: TestTeam;
  /** The teams with drills: Slack's and Discord's. */
  readonly teamIds: readonly string[];
  readonly drillIds: readonly string[];
  readonly postings: Posting[];
  readonly answers: Given[];
  readonly squads: { readonly id: string; readonly teamId: string }[];
  /** The newest version of each question, by place in `questions`. */
  readonly versions: { readonly version: number; readonly stem: string }[];
  /** The member that a person is at a home. The first visit makes it. */
  meet(person: number, home: number): Promise<Member>;
  /** The home of a team with drills. */
  homeOf(teamId: string): number;
}

/** The name of a person, which is also part of their account's ID. */
export function nameOf(person: number): string {
  return `person-${person}`;
}

/** Makes the teams and their drills: two on Slack, one of them with verdicts at close, and one on Discord. */
export async function makeWorld(team: TestTeam): Promise<World> {
  const meet = (person: number, home: number) =>
    team.meet(nameOf(person), { ...homes[home], zone: zones[person] });
  const [{ teamId: slack, id: contactId }, { teamId: discord }] = [await meet(0, 0), await meet(0, 1)];
  const schedule = (zone: string): Schedule => ({
    time: "09:00",
    zone,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: [],
  });
  const drills = [
    await team.createDrill({ teamId: slack, channel: "c1", schedule: schedule("UTC"), contactId }),
    await team.createDrill({
      teamId: slack,
      channel: "c2",
      schedule: schedule("Asia/Tokyo"),
      feedback: "at_close",
    }),
    await team.createDrill({ teamId: discord, channel: "c3", schedule: schedule("America/Los_Angeles") }),
  ];
  // Joining takes luck, so there is a squad from the start.
  const squad = { id: team.newId(), name: "Founders", key: "founders" };
  await team.storage.squads.create(squad, await meet(0, 0), at(0));
  for (const person of [1, 2, 3])
    await team.storage.squads.join(squad.id, await meet(person, 0), at(0), freshId());
  return {
    team,
    teamIds: [slack, discord],
    drillIds: drills.map(({ id }) => id),
    postings: [],
    answers: [],
    squads: [{ id: squad.id, teamId: slack }],
    versions: questions.map(({ stem }) => ({ version: 1, stem })),
    meet,
    homeOf: (teamId) => (teamId === slack ? 0 : 1),
  };
}

/** The item `place` places before the latest, wrapping around; undefined in an empty list. */
export function fromLatest<T>(list: readonly T[], place: number): T | undefined {
  return list.at(-1 - (place % list.length));
}

/** The item at an index that an action names. */
export function named<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`The history names number ${index} of ${list.length}.`);
  return found;
}
