// Who plays: ten teams with five channels each, a drill in every channel, two members in every team.

import { readConfig } from "../../../src/config.ts";
import { openDatabase } from "../../../src/open-database.ts";
import type { Person } from "../../../src/ports/person.ts";
import type { NewDrill } from "../../../src/ports/storage/drills.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { date } from "../../support/dates.ts";

/** 09:00 UTC of the Monday when the first questions are due. */
export const FIRST = Date.UTC(2026, 2, 2, 9);
export const DAY = 86_400_000;

export const teams = Array.from({ length: 10 }, (_, index) => `T${index}`);
export const channels = ["ant", "bee", "cat", "dog", "eel"] as const;
export const members = teams.flatMap((team) =>
  ["ada", "bo"].map((name) => ({ team, name: `${team}-${name}` })),
);
export type Member = (typeof members)[number];

/** Whether the chat can find a message in this team. */
export const canFind = (team: string) => team !== "T8" && team !== "T9";

export function personOf({ team, name }: Member): Person {
  return {
    platform: "discord",
    team: { externalId: team, name: `Team ${team}` },
    externalId: name,
    name,
    admin: name.endsWith("ada"),
  };
}

/** Creates all drills: one channel of each team keeps its verdicts back, one closes after an hour. */
export async function createDrills(address: string): Promise<void> {
  const { database } = await openDatabase(address, readConfig({}).migrations, FIRST - DAY);
  const storage = createStorage(database);
  let ids = 0;
  const newId = () => String(++ids).padStart(20, "0");
  for (const team of teams) {
    const person = personOf({ team, name: `${team}-ada` });
    const made = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    const { teamId, id } = await storage.people.meet(person, FIRST - DAY, made);
    for (const channel of channels) {
      const drill: NewDrill = {
        id: newId(),
        teamId,
        channel,
        schedule: { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] },
        feedback: channel === "bee" ? "at_close" : "instant",
        closesAfterHours: channel === "cat" ? 1 : undefined,
        contactId: id,
        next: { date: date("2026-03-02"), at: FIRST },
      };
      await storage.drills.create(drill, FIRST - DAY);
    }
  }
  await database.close();
}
