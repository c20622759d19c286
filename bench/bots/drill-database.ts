// A database with due drills for a bot on a local platform.
import { readConfig } from "../../src/config.ts";
import { questionHash } from "../../src/content/stored-form.ts";
import { makeId } from "../../src/core/id.ts";
import type { CalendarDate } from "../../src/core/model.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import { openDatabase } from "../../src/open-database.ts";
import type { Person } from "../../src/ports/person.ts";
import type { Member } from "../../src/ports/storage/people.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import { createStorage } from "../../src/storage/storage.ts";

interface Filling {
  readonly storage: Storage;
  meet(person: Person): Promise<Member>;
  /** A daily drill that is due at `now`. */
  addDrill(teamId: string, channel: string): Promise<unknown>;
}

/** Writes the file. @param now epoch ms at which the drills are due */
export async function writeDrillDatabase(
  file: string,
  now: number,
  fill: (filling: Filling) => Promise<void>,
): Promise<void> {
  const { content, migrations } = readConfig({});
  const { database } = await openDatabase(file, migrations, now);
  try {
    const storage = createStorage(database);
    const questions = [...loadCurriculum(content).questions.values()];
    await storage.questions.store(
      questions.map((question) => ({ question, hash: questionHash(question) })),
      now,
    );
    const newId = () => makeId(now, Math.random);
    const at = new Date(now).toISOString();
    const schedule = { time: at.slice(11, 16), zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
    const next = { date: at.slice(0, 10) as CalendarDate, at: now };
    await fill({
      storage,
      meet: (person) =>
        storage.people.meet(person, now, { team: newId(), learner: newId(), member: newId(), chance: 0.5 }),
      addDrill: (teamId, channel) =>
        storage.drills.create({ id: newId(), teamId, channel, schedule, feedback: "instant", next }, now),
    });
  } finally {
    await database.close();
  }
}
