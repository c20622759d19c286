// A database with a due drill for each channel of a local Discord.

import { readConfig } from "../../src/config.ts";
import { questionHash } from "../../src/content/stored-form.ts";
import { makeId } from "../../src/core/id.ts";
import type { CalendarDate } from "../../src/core/model.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import { openDatabase } from "../../src/open-database.ts";
import { createStorage } from "../../src/storage/storage.ts";
import type { Guild } from "../../tests/discord-server/wire.ts";

/** Writes the file. @param now epoch ms at which the drills are due */
export async function prepareDrills(file: string, guilds: readonly Guild[], now: number): Promise<void> {
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
    for (const guild of guilds) {
      const person = {
        platform: "discord",
        team: { externalId: guild.id, name: guild.name },
        externalId: guild.owner_id,
        name: "owner",
        admin: true,
      } as const;
      const { teamId } = await storage.people.meet(person, now, {
        team: newId(),
        learner: newId(),
        member: newId(),
        chance: 0.5,
      });
      for (const channel of guild.channels) {
        const schedule = {
          time: at.slice(11, 16),
          zone: "UTC",
          weekdays: [1, 2, 3, 4, 5, 6, 7],
          holidays: [],
        };
        const next = { date: at.slice(0, 10) as CalendarDate, at: now };
        await storage.drills.create(
          { id: newId(), teamId, channel, schedule, feedback: "instant", next },
          now,
        );
      }
    }
  } finally {
    await database.close();
  }
}
