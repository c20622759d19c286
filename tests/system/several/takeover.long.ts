// A process dies while it posts: another one on the same PostgreSQL finishes its work. Waits for leases, so it takes two minutes.
import { expect, it } from "vitest";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { letterShown, verdictIn } from "../verdict.ts";
import { openSeveral } from "./pair.ts";

/** A lease of a minute, and a tick per minute, in ms. */
const PATIENCE = { timeout: 180_000, interval: 500 };

it("a killed process's questions are posted once by the other one, which also posts what's due later", async () => {
  const names = ["unsent", "sent", "later"] as const;
  const { discord, guild, start, createDueDrill, posted } = await openSeveral(names);
  const [unsent, sent, later] = [guild.channel("unsent"), guild.channel("sent"), guild.channel("later")];
  await createDueDrill(unsent);
  await createDueDrill(sent);
  // Both requests hang. Only the second one reached the channel.
  const route = "POST /channels/:channel/messages";
  const answer = { status: 200, body: "{", stalls: true } as const;
  discord.fail({ route, channel: unsent, answer });
  discord.fail({ route, channel: sent, answer, done: true });

  const killed = await start();
  await discord.until("both requests", () => discord.faultsMet === 2);
  const other = await start();
  await killed.kill();
  expect([posted(unsent).length, posted(sent).length]).toEqual([0, 1]);
  await createDueDrill(later);
  const lengths = () => [unsent, sent, later].map((channel) => posted(channel).length);
  await expect.poll(lengths, PATIENCE).toEqual([1, 1, 1]);

  const bo = discord.addUser("bo");
  for (const channel of [unsent, sent, later]) {
    const question = posted(channel)[0] ?? expect.fail("no question");
    const verdict = await bo.click(question, letterShown(textOf(question), "right"));
    expect(verdictIn(textOf(verdict))).toBe("right");
  }
  // The counts of the questions follow, so their messages are known.
  const shown = () => [unsent, sent].flatMap(posted).map((message) => /1 answered/.test(textOf(message)));
  await expect.poll(shown, PATIENCE).toEqual([true, true]);
  expect(lengths()).toEqual([1, 1, 1]);
  expect(await other.stop()).toBe(0);
});
