// Interactions on Discord: each gets one answer, in time, for the right people.
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../src/ports/bot.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { isPrivate } from "../../discord-server/wire.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import { onePixel } from "../../support/platforms/block-gallery.ts";
import { openDiscordBot } from "../../support/platforms/discord-bot.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";
const FOLLOW_UP = "POST /webhooks/:application/:token";

/** A message with a button for each kind of reply. */
const buttons = (["private", "public", "replace"] as const).map((name) => ({
  label: name,
  action: { name, args: [] },
}));

/** Replies to /daily with the buttons, and to each button as it is called. */
function replyTo(incoming: Incoming): Reply {
  const delivery = incoming.type === "button" ? (incoming.action as Reply["delivery"]) : "private";
  const words = { type: "text", markdown: `A ${delivery} reply` } as const;
  return { delivery, blocks: incoming.type === "button" ? [words] : [words, { type: "buttons", buttons }] };
}

describe("an interaction on Discord", () => {
  it("is answered by one request, privately, publicly or in place", async () => {
    const { discord, channel, ada, start } = await openDiscordBot({
      handle: async (incoming) => replyTo(incoming),
    });
    await start();
    const bo = discord.addUser("bo");
    const message = await ada.command(channel, "daily");
    expect(isPrivate(message)).toBe(true);
    expect(discord.shownTo(bo, channel)).toEqual([]);

    const private_ = await ada.click(message, "private");
    expect([isPrivate(private_), private_.id === message.id]).toEqual([true, false]);
    const public_ = await ada.click(message, "public");
    expect(isPrivate(public_)).toBe(false);
    expect(discord.shownTo(bo, channel).map(textOf)).toEqual(["A public reply"]);
    const replaced = await ada.click(message, "replace");
    expect([replaced.id, textOf(replaced)]).toEqual([message.id, "A replace reply"]);
    await discord.until("four answers", () => discord.requestCounts[`${CALLBACK} 204`] === 4);
    expect(discord.requestCounts[`${FOLLOW_UP} 200`]).toBeUndefined();
  });

  it.each(["at once", "late"])("never replaces a message that others see, %s", async (when) => {
    const slow = Promise.withResolvers<void>();
    const timers = createHandTimers();
    const replied = { delivery: "replace", blocks: [{ type: "text", markdown: "Only for Bo" }] } as const;
    const { discord, kubedrill, guild, channel, ada, start } = await openDiscordBot(
      {
        async handle() {
          await null; // the timer starts right after this function is called
          if (when === "late") {
            timers.pass(1_500);
            await slow.promise;
          }
          return replied;
        },
      },
      {},
      { timers },
    );
    await start();
    const question = { type: "text", markdown: "The question" } as const;
    await kubedrill.platform.post({ team: guild.id, channel: channel.id }, [question], "key");
    const [message] = discord.messages(channel);
    if (message === undefined) throw new Error("Nothing was posted.");
    const bo = discord.addUser("bo");
    const pressing = bo.forge(message, "explain:forged");
    if (when === "late")
      await discord.until("the deferral", () => discord.requestCounts[`${CALLBACK} 204`] === 1);
    slow.resolve();
    await pressing;
    const own = await discord.until("the reply", () => discord.shownTo(bo, channel).find(isPrivate));
    expect(textOf(own)).toBe("Only for Bo");
    expect(discord.shownTo(ada, channel).map(textOf)).toEqual(["The question"]);
  });

  it("replaces a message of the conversation with its person", async () => {
    const { discord, kubedrill, guild, ada, start } = await openDiscordBot({
      handle: async () => ({ delivery: "replace", blocks: [{ type: "text", markdown: "Done" }] }),
    });
    await start();
    const asked = [
      { type: "buttons", buttons: [{ label: "Go", action: { name: "go", args: [] } }] },
    ] as const;
    discord.addMember(guild, ada);
    await kubedrill.platform.direct({ team: guild.id, member: ada.id }, asked);
    const [message] = discord.messages(discord.directChannel(ada));
    if (message === undefined) throw new Error("Nothing was sent.");
    const replaced = await ada.click(message, "Go");
    expect([replaced.id, textOf(replaced)]).toEqual([message.id, "Done"]);
  });

  it("whose reply takes long is deferred, and answered as privately as any", async () => {
    const slow = Promise.withResolvers<void>();
    const timers = createHandTimers();
    let fast = true;
    const { discord, channel, ada, lines, start } = await openDiscordBot(
      {
        async handle(incoming) {
          await null; // the timer starts right after this function is called
          if (!fast) {
            timers.pass(1_500);
            await slow.promise;
          }
          return replyTo(incoming);
        },
      },
      {},
      { timers },
    );
    await start();
    const [message, another] = [await ada.command(channel, "daily"), await ada.command(channel, "daily")];
    fast = false;
    const begun = [
      ada.command(channel, "daily"),
      ada.click(message, "private"),
      ada.click(message, "public"),
      ada.click(another, "replace"),
    ];
    await discord.until(
      "two answers and four deferrals",
      () => discord.requestCounts[`${CALLBACK} 204`] === 6,
    );
    slow.resolve();
    const [command] = await Promise.all(begun);
    expect(command && [isPrivate(command), textOf(command)[0]]).toEqual([true, "A"]);
    const shown = () =>
      discord.shownTo(ada, channel).map((one) => [isPrivate(one), textOf(one).split("\n")[0]]);
    await discord.until(
      "the replies",
      () => shown().length === 5 && shown().some(([, text]) => text === "A replace reply"),
    );
    expect(shown()).toContainEqual([true, "A private reply"]);
    expect(shown()).toContainEqual([false, "A public reply"]);
    expect(discord.shownTo(discord.addUser("bo"), channel).map(textOf)).toEqual(["A public reply"]);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("that no one waits for anymore is dropped", async () => {
    const slow = Promise.withResolvers<Reply>();
    const { discord, channel, ada, kubedrill, lines, start } = await openDiscordBot(
      { handle: () => slow.promise },
      { deadline: 30 },
    );
    await start();
    await expect(ada.command(channel, "daily")).rejects.toThrow("did not respond");
    slow.resolve({ delivery: "private", blocks: [{ type: "text", markdown: "Too late" }] });
    await discord.until("the late answer", () => discord.requestCounts[`${CALLBACK} 404`] === 1);
    await kubedrill.stop();
    expect(lines.filter(({ details }) => details.code === 10062)).toMatchObject([{ level: "debug" }]);
    expect(discord.requestCounts[`${CALLBACK} 404`]).toBe(1);
  });

  it("that was already answered is dropped", async () => {
    const { discord, channel, ada, lines, start } = await openDiscordBot();
    await start();
    discord.fail({ route: CALLBACK, code: 40060 });
    const asking = ada.command(channel, "daily").catch(() => "no answer");
    await discord.until("the refusal", () => lines.find(({ details }) => details.code === 40060));
    expect(discord.requestCounts[`${CALLBACK} 400`]).toBe(1);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
    await ada.command(channel, "daily");
    void asking;
  });

  it("whose picture Discord's storage does not take is answered without the picture", async () => {
    const picture = { type: "image", png: async () => onePixel, alt: "Three of four" } as const;
    const { discord, channel, ada, start } = await openDiscordBot({
      handle: async () => ({
        delivery: "private",
        blocks: [{ type: "text", markdown: "Your progress" }, picture],
      }),
    });
    await start();
    discord.fail({ route: CALLBACK, status: 500, times: 2 });
    const answer = await ada.command(channel, "daily");
    expect(textOf(answer)).toContain("Your progress");
    expect(textOf(answer)).toContain("Three of four");
    expect(answer.attachments).toEqual([]);
  });

  it("whose reply Discord does not take is answered with a sentence", async () => {
    const { discord, channel, ada, lines, start } = await openDiscordBot();
    await start();
    discord.fail({ route: CALLBACK, code: 50006 });
    const answer = await ada.command(channel, "daily");
    expect(textOf(answer)).toBe("Something went wrong on our side. Please try again.");
    expect(lines.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  it("is answered although the first answer's connection broke", async () => {
    const { discord, channel, ada, start } = await openDiscordBot();
    await start();
    discord.fail({ route: CALLBACK, drop: "before" });
    expect(textOf(await ada.command(channel, "daily"))).toBe("Done.");
  });

  it("never writes its token or its answer into the log", async () => {
    const { discord, channel, ada, lines, start } = await openDiscordBot();
    await start();
    for (const code of [50006, 10062] as const) discord.fail({ route: CALLBACK, code });
    await ada.command(channel, "daily").catch(() => undefined);
    const [request] = discord.requests.filter(({ route }) => route === CALLBACK);
    const token = request?.path.split("/").at(-2) ?? "?";
    expect(JSON.stringify(lines)).not.toContain(token);
    expect(JSON.stringify(lines)).not.toContain("Done.");
  });
});

describe("an option being typed on Discord", () => {
  it("gets up to 25 choices of up to 100 characters", async () => {
    const suggestions = [
      { label: "x".repeat(120), value: "long label" },
      { label: "long value", value: "x".repeat(101) },
      ...Array.from({ length: 40 }, (_, index) => ({ label: `Concept ${index}`, value: `c-${index}` })),
    ];
    const asked: unknown[] = [];
    const { guild, channel, ada, start } = await openDiscordBot({
      async suggest(suggesting) {
        asked.push(suggesting);
        return suggestions;
      },
    });
    await start();
    const choices = await ada.type(channel, "lookup", "concept", { concept: "clus" });
    const team = { platform: "discord", externalId: guild.id };
    expect(asked).toEqual([{ command: "lookup", option: "concept", text: "clus", locale: "en-US", team }]);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: "x".repeat(100), value: "long label" });
    expect(choices[1]).toEqual({ name: "Concept 0", value: "c-0" });
  });
});
