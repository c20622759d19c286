// Kubedrill on Discord, through the real discord.js: from the drill to the leaderboard.
import { describe, expect, it } from "vitest";
import { buttonsOf, textOf } from "../../discord-server/messages/read-message.ts";
import { isPrivate, messageFlags } from "../../discord-server/wire.ts";
import { DAY, HOUR } from "../../support/app.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";
import { letterShown, verdictIn } from "../verdict.ts";

describe("a team on Discord", () => {
  it("is asked, answers together, sees the reveal, reviews, and competes", async () => {
    const app = await openDiscordApp();
    const { discord, clock, channel, ada } = app;
    const kubedrill = await app.start();
    clock.now -= HOUR;
    const created = await ada.command(channel, "drill create", { time: "10:00", zone: "Europe/Berlin" });
    expect(isPrivate(created)).toBe(true);
    expect(textOf(created)).toContain("10:00");
    clock.now += HOUR;
    await kubedrill.tick();

    const message = app.onlyMessage();
    const posting = await app.posting();
    expect(textOf(message)).toContain(posting.question.stem.slice(0, 20));
    expect(message.flags & messageFlags.silent).toBeTruthy();
    expect(buttonsOf(message).map(({ label }) => label)).toEqual([
      ...["A", "B", "C", "D"].slice(0, posting.order.length),
      "Hint (−3 points)",
    ]);

    const [right, wrong] = [app.letter(posting, "right"), app.letter(posting, "wrong")];
    const members = Array.from({ length: 20 }, (_, index) => discord.addUser(`member ${index + 1}`));
    // Everyone taps at once, every fourth member twice, with another letter.
    const taps = members.flatMap((member, index) => {
      const expected = index % 2 === 0 ? "right" : "wrong";
      const tapped = index % 4 === 0 ? [right, wrong] : [index % 2 === 0 ? right : wrong];
      return tapped.map(async (letter) => ({ expected, verdict: await member.click(message, letter) }));
    });
    expect(taps).toHaveLength(25);
    for (const { expected, verdict } of await Promise.all(taps)) {
      expect(verdict.flags & messageFlags.ephemeral).toBeTruthy();
      expect(verdictIn(textOf(verdict))).toBe(expected);
    }
    await kubedrill.daily.idle();
    await discord.until("the count", () => textOf(app.onlyMessage()).includes("20 answered"));

    clock.now += DAY;
    await kubedrill.tick();
    const [revealed, next] = discord
      .messages(channel)
      .filter(({ flags }) => (flags & messageFlags.ephemeral) === 0);
    expect(textOf(revealed ?? message)).toContain("10 of 20 got it right");
    const left = buttonsOf(revealed ?? message).map((button) =>
      "custom_id" in button ? button.custom_id : "",
    );
    expect(left.filter((id) => id?.startsWith("answer:"))).toEqual([]);
    expect(textOf(next ?? message)).toContain("0 answered");

    const wrongOne = members[1] ?? ada;
    const review = await wrongOne.command(channel, "review");
    expect(textOf(review)).toContain("Review 1 of");
    const answered = await wrongOne.click(review, letterShown(textOf(review), "right"));
    expect(answered.id).toBe(review.id);
    expect(verdictIn(textOf(answered))).toBe("right");

    const board = await wrongOne.command(channel, "leaderboard");
    expect(textOf(board)).toContain("· **10**");
    expect(textOf(board)).toContain("(you)");
    expect(kubedrill.failures).toEqual([]);
    expect(kubedrill.log.filter(({ level }) => level === "error" || level === "warn")).toEqual([]);
  });

  it("suggests while an admin types: zones of their language, concepts with typos", async () => {
    const { start, channel, ada } = await openDiscordApp();
    await start();
    ada.locale = "de";
    const zones = await ada.type(channel, "drill create", "zone", { zone: "" });
    expect(zones[0]).toMatchObject({ value: "Europe/Berlin" });
    const concepts = await ada.type(channel, "lookup", "concept", { concept: "nodeprot" });
    expect(concepts.map(({ name }) => name)).toContain("NodePort");
  });

  it("learns which permission is missing when they create a drill", async () => {
    const { start, discord, channel, ada } = await openDiscordApp();
    await start();
    discord.forbidBot(channel, ["AttachFiles", "CreatePublicThreads"]);
    const refused = await ada.command(channel, "drill create", { zone: "Europe/Berlin" });
    expect(textOf(refused)).toMatch(/Attach Files.*Create Public Threads/);
  });

  it("refuses admin commands from others, no matter what their client sends", async () => {
    const { start, discord, channel } = await openDiscordApp();
    await start();
    const bo = discord.addUser("bo");
    await expect(bo.command(channel, "drill show")).rejects.toThrow("may not use");
    const forced = await bo.command(channel, "drill show", {}, { force: true });
    expect(textOf(forced)).toContain("Only team admins");
  });
});
