// A database with one due drill, known members, and the workspace's token.
import { readConfig } from "../../src/config.ts";
import { questionHash } from "../../src/content/stored-form.ts";
import { makeId } from "../../src/core/id.ts";
import type { CalendarDate } from "../../src/core/model.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import { openDatabase } from "../../src/open-database.ts";
import { createSeal } from "../../src/platforms/slack/workspace/seal.ts";
import { createStorage } from "../../src/storage/storage.ts";

interface Prepared {
  readonly team: string;
  readonly channel: string;
  readonly botToken: string;
  readonly secret: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** Writes the file. @param now epoch ms at which the drill is due */
export async function prepare(
  file: string,
  { team, channel, botToken, secret, members }: Prepared,
  now: number,
) {
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
    const meet = (who: { readonly externalId: string; readonly name: string; readonly admin: boolean }) => {
      const person = { platform: "slack", team: { externalId: team, name: "Acme" }, ...who } as const;
      return storage.people.meet(person, now, {
        team: newId(),
        learner: newId(),
        member: newId(),
        chance: 0.5,
      });
    };
    const owner = { externalId: "U0000000000", name: "owner", admin: true };
    const { teamId } = await meet(owner);
    await Promise.all(members.map(({ id, name }) => meet({ externalId: id, name, admin: false })));
    const at = new Date(now).toISOString();
    const schedule = { time: at.slice(11, 16), zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
    const next = { date: at.slice(0, 10) as CalendarDate, at: now };
    await storage.drills.create({ id: newId(), teamId, channel, schedule, feedback: "instant", next }, now);
    const credentials = { name: "Acme", token: botToken, installer: owner.externalId };
    const sealed = createSeal(secret).seal(JSON.stringify(credentials), team);
    await storage.installations.store({ platform: "slack", externalId: team }, sealed, now);
  } finally {
    await database.close();
  }
}
