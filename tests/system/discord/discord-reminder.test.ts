// A reminder on Discord, from the direct message to the last review, through the real discord.js.
import { expect, it } from "vitest";
import { buttonsOf, textOf } from "../../discord-server/messages/read-message.ts";
import { DAY, HOUR } from "../../support/app.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";
import { letterShown, verdictIn } from "../verdict.ts";

it("a reminder's review is answered in the direct message, which the next one replaces", async () => {
  const app = await openDiscordApp();
  const { discord, channel, clock } = app;
  const kubedrill = await app.start();
  const [bo, eve] = [discord.addUser("bo"), discord.addUser("eve")];
  discord.addMember(app.guild, bo);
  let shown = await bo.command(channel, "review");
  for (let answered = 0; answered < 2; answered++) {
    const verdict = await bo.click(shown, letterShown(textOf(shown), "wrong"));
    shown = await bo.click(verdict, "Next question");
  }
  await bo.command(channel, "remind", { time: "10:00" });
  clock.now += DAY + HOUR;
  await kubedrill.tick();

  const direct = () => discord.messages(discord.directChannel(bo));
  const [message, ...more] = direct();
  if (message === undefined) throw new Error("No reminder came.");
  expect(more).toEqual([]);
  expect(discord.notifications(bo).at(-1)).toEqual({
    silent: false,
    text: expect.stringMatching(/2 reviews are due[\s\S]*Review 1 of 2[\s\S]*\bA\b/),
  });
  const [right, wrong] = [letterShown(textOf(message), "right"), letterShown(textOf(message), "wrong")];
  // Buttons of the right option and of a wrong one differ in their letter only.
  const idOf = (letter: string) => buttonsOf(message).find(({ label }) => label === letter)?.custom_id ?? "";
  expect(idOf(right).slice(0, -1)).toBe(idOf(wrong).slice(0, -1));
  expect(idOf(right).at(-1)).toBe(right);

  const stolen = await eve.forge(await eve.command(channel, "review"), idOf(right));
  expect(textOf(stolen)).toContain("This practice is no longer here.");
  const verdict = await bo.click(message, right);
  expect([verdict.id, verdictIn(textOf(verdict))]).toEqual([message.id, "right"]);
  const explained = await bo.click(verdict, "Explain all options");
  expect(textOf(explained)).toContain("✅");
  clock.now += HOUR;
  const next = await bo.click(verdict, "Next question");
  expect([next.id, textOf(next)]).toEqual([message.id, expect.stringContaining("Review 2 of 2")]);
  const second = await bo.click(next, letterShown(textOf(next), "right"));
  expect(textOf(await bo.click(second, "Finish"))).toContain("2 of 2 right.");

  await kubedrill.tick();
  expect(discord.notifications(bo)).toHaveLength(1);
  expect(kubedrill.failures).toEqual([]);
});
