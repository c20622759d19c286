// Two processes on one PostgreSQL: Discord sends every interaction to both, and people notice nothing of it.
import { expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import type { Message } from "../../discord-server/wire.ts";
import { letterShown, verdictIn } from "../verdict.ts";
import { openSeveral } from "./pair.ts";

it("post one question, and answer each press and command once", async () => {
  const { discord, guild, ada, start, createDueDrill, posted, posts, callbacks } = await openSeveral();
  const channel = guild.channel("general");
  await createDueDrill(channel);
  const processes = await Promise.all([start(), start()]);
  expect(discord.gateway.sessions.map(({ shard, connected }) => ({ shard, connected }))).toEqual([
    { shard: [0, 1], connected: true },
    { shard: [0, 1], connected: true },
  ]);
  const question = await discord.until("the question", () => posted(channel)[0]);
  const right = letterShown(textOf(question), "right");
  const wrong = letterShown(textOf(question), "wrong");

  const people = Array.from({ length: 20 }, (_, index) => discord.addUser(`member ${index}`));
  const verdicts = await Promise.all(
    people.map(async (person, index) =>
      textOf(await person.click(question, index % 2 === 0 ? right : wrong)),
    ),
  );
  expect(verdicts.map(verdictIn)).toEqual(people.map((_, index) => (index % 2 === 0 ? "right" : "wrong")));
  const quizzes = await Promise.all(people.map((person) => person.command(channel, "quiz", { count: 2 })));
  const letters = quizzes.map((quiz) => letterShown(textOf(quiz), "right"));
  const shown = await Promise.all(
    people.map((person, index) => person.click(quizzes[index] as Message, letters[index] ?? "")),
  );
  expect(shown.map((message) => verdictIn(textOf(message)))).toEqual(people.map(() => "right"));
  expect(textOf(await ada.command(channel, "squad create", { name: "Router" }))).toContain("You created");

  for (const one of processes) expect(await one.stop()).toBe(0);
  expect(callbacks()).toEqual({ 204: 61 });
  expect(posted(channel)).toHaveLength(1);
  expect(posts()).toEqual({ 200: 1 });
  for (const one of processes) expect(one.log()).not.toMatch(/"level":(40|50|60)/);
});

it("go on when one is killed: who got no reply gets it at the next press, and each answer counts once", async () => {
  const { discord, guild, start, createDueDrill, posted, lockAnswers, answers, taken } = await openSeveral();
  const channel = guild.channel("general");
  await createDueDrill(channel);
  const [killed, other] = await Promise.all([start(), start()]);
  const question = await discord.until("the question", () => posted(channel)[0]);
  const right = letterShown(textOf(question), "right");
  const people = Array.from({ length: 20 }, (_, index) => discord.addUser(`member ${index}`));
  const press = async (person: (typeof people)[number]) =>
    verdictIn(textOf(await person.click(question, right)));

  // The other process can't take these: the killed one is in the middle of them.
  const unlock = await lockAnswers();
  other.child.kill("SIGSTOP");
  const before = await taken();
  const lost = people.slice(0, 10).map((person) => press(person).catch((error: unknown) => String(error)));
  await expect.poll(taken).toBe(before + lost.length);
  await killed.kill();
  other.child.kill("SIGCONT");
  await unlock();
  expect(new Set(await Promise.all(lost))).toEqual(new Set(["Error: The application did not respond"]));

  expect(await Promise.all(people.map(press))).toEqual(people.map(() => "right"));
  expect(await answers()).toBe(people.length);
  expect(await other.stop()).toBe(0);
});

it.each(["a channel", "a direct message, if no channel is open"])(
  "greet a new server once, in %s",
  async (where) => {
    const { discord, start } = await openSeveral();
    const processes = await Promise.all([start(), start()]);
    const owner = discord.addUser("owner");
    const guild = discord.addGuild({ name: "New", owner, bot: false });
    const channel = guild.channel("general");
    if (where !== "a channel")
      discord.fail({ route: "POST /channels/:channel/messages", channel, code: 50013, times: 99 });
    discord.addBot(guild);
    for (const one of processes)
      await discord.until("the join", () => one.log().includes("a server was joined"));
    const greetings = [channel, discord.directChannel(owner)].map((place) => discord.messages(place).length);
    expect(greetings).toEqual(where === "a channel" ? [1, 0] : [0, 1]);
    for (const one of processes) expect(await one.stop()).toBe(0);
  },
);
