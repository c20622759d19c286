// Processes of Kubedrill on one PostgreSQL and one Discord server, as a Deployment with replicas runs them.
import { onTestFinished } from "vitest";
import { openDatabase } from "../../../src/open-database.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { startDiscordServer } from "../../discord-server/server.ts";
import { isPrivate, type Message } from "../../discord-server/wire.ts";
import { date } from "../../support/dates.ts";
import { root, startProcess } from "../../support/kubedrill-process.ts";
import { connectSeparately, createDatabase } from "../../support/storage/postgres.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";
const POST = "POST /channels/:channel/messages";

/** A local Discord with one server, an empty database, and no process yet. Everything ends with the test. */
export async function openSeveral(channels: readonly string[] = ["general"]) {
  const discord = await startDiscordServer();
  onTestFinished(discord.close);
  const guild = discord.addGuild({ name: "Ship", channels });
  const ada = discord.addUser("ada");
  discord.addMember(guild, ada, ["ManageGuild"]);
  const database = await createDatabase();
  const { database: opened } = await openDatabase(database, `${root}/migrations`, Date.now());
  onTestFinished(() => opened.close());
  const storage = createStorage(opened);
  const reader = await connectSeparately(database);
  let ids = 0;
  const count = async (table: string) =>
    Number((await reader.query(`SELECT COUNT(*) AS count FROM ${table}`)).rows[0].count);
  const newId = () => String(++ids).padStart(20, "0");

  return {
    discord,
    guild,
    ada,
    storage,
    async start() {
      const environment = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api };
      const kubedrill = await startProcess(database, environment);
      onTestFinished(kubedrill.kill);
      return kubedrill;
    },
    /** A drill that was due a minute ago. */
    async createDueDrill(channel: { readonly id: string }): Promise<void> {
      const team = { externalId: guild.id, name: guild.name };
      const person = { platform: "discord", team, externalId: ada.id, name: ada.name, admin: true } as const;
      const made = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
      const { teamId } = await storage.people.meet(person, Date.now(), made);
      const at = Date.now() - 60_000;
      const due = new Date(at).toISOString();
      const schedule = {
        time: due.slice(11, 16),
        zone: "UTC",
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        holidays: [],
      };
      const next = { date: date(due.slice(0, 10)), at };
      await storage.drills.create(
        { id: newId(), teamId, channel: channel.id, schedule, feedback: "instant", next },
        at,
      );
    },
    /** What everyone sees in the channel. */
    posted: (channel: { readonly id: string }): readonly Message[] =>
      discord.messages(channel).filter((message) => !isPrivate(message)),
    /** How many answers are stored. */
    answers: () => count("answer"),
    /** How many interactions some process took. */
    taken: () => count("used_key"),
    /** Lets no one store an answer until the returned function is called. */
    async lockAnswers(): Promise<() => Promise<unknown>> {
      await reader.query("BEGIN; LOCK TABLE answer IN EXCLUSIVE MODE");
      return () => reader.query("ROLLBACK");
    },
    /** How Discord answered first answers to interactions, by status. */
    callbacks: () => countsOf(discord.requestCounts, CALLBACK),
    /** How Discord answered requests to post, by status. */
    posts: () => countsOf(discord.requestCounts, POST),
  };
}

function countsOf(counts: Readonly<Record<string, number>>, route: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(counts)
      .filter(([name]) => name.startsWith(`${route} `))
      .map(([name, count]) => [name.slice(route.length + 1), count]),
  );
}
