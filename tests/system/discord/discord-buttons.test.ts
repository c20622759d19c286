// Forged and outdated buttons on Discord: the channel's question stays, and rights are those of this moment.
import { describe, expect, it } from "vitest";
import { unknownPosting } from "../../../src/app/drill/trouble-view.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import { isPrivate, type Message } from "../../discord-server/wire.ts";
import { HOUR } from "../../support/app.ts";
import { openDiscordApp } from "../../support/platforms/discord-app.ts";

async function open() {
  const app = await openDiscordApp();
  const kubedrill = await app.start();
  return { ...app, kubedrill, bo: app.discord.addUser("bo") };
}

/** The custom id of a message's button whose label begins so. */
function idOf(message: Message, label: string): string {
  const buttons = JSON.stringify(message.components).matchAll(/\{[^{}]*"custom_id":"([^"]+)"[^{}]*\}/g);
  const found = [...buttons].find(([button]) => button.includes(`"label":"${label}`))?.[1];
  if (found === undefined) throw new Error(`There is no button ${label}.`);
  return found;
}

describe("the public question on Discord", () => {
  it("stays as it is under every forged button", async () => {
    const { createDrill, kubedrill, discord, channel, bo, ada, onlyMessage, posting, letter } = await open();
    await createDrill();
    await kubedrill.tick();
    const question = onlyMessage();
    const verdict = await bo.click(question, letter(await posting(), "right"));
    const quiz = await bo.command(channel, "quiz", { count: 2 });
    const forged = [
      idOf(verdict, "Explain"),
      idOf(verdict, "I guessed"),
      idOf(quiz, "A"),
      idOf(quiz, "Stop"),
      "leaderboard:week",
      "squad-list",
      "settings-set:reveals:name",
    ];
    for (const customId of forged) {
      const reply = await bo.forge(question, customId);
      expect([customId, isPrivate(reply), reply.id === question.id]).toEqual([customId, true, false]);
    }
    const shown = discord.shownTo(ada, channel);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.components).toEqual(onlyMessage().components);
    expect(textOf(onlyMessage())).toContain((await posting()).question.stem);
  });
});

describe("the message about a question that was perhaps posted, on Discord", () => {
  async function openUnknown() {
    const app = await open();
    const { storage, guild, ada, clock, discord, kubedrill } = app;
    const newIds = { team: "0".repeat(20), learner: "1".repeat(20), member: "2".repeat(20), chance: 0.5 };
    const team = { externalId: guild.id, name: guild.name };
    const person = { platform: "discord", team, externalId: ada.id, name: ada.name, admin: true } as const;
    const { id: contactId } = await storage.people.meet(person, clock.now, newIds);
    const drill = await app.createDrill({ contactId });
    discord.fail({ route: "POST /channels/:channel/messages", drop: "before" });
    await kubedrill.tick();
    // Discord can tell where a message is; here it keeps that to itself.
    const postingId = (await storage.postings.open(drill.id))[0]?.id ?? "";
    await storage.sending.reclaim(postingId, clock.now + 60_000, "claim");
    await storage.sending.markUnknown(postingId, "claim");
    const [posting] = await storage.postings.unknown(drill.teamId);
    if (posting === undefined) throw new Error("No posting is unknown.");
    await kubedrill.discord.platform.direct({ team: guild.id, member: ada.id }, unknownPosting(posting));
    const [message] = discord.messages(discord.directChannel(ada));
    if (message === undefined) throw new Error("Nothing was written to ada.");
    return { ...app, drill, message };
  }

  it("posts again for an admin", async () => {
    const { ada, message, channel, discord, kubedrill } = await openUnknown();
    const settled = await ada.click(message, "Post again");
    expect([settled.id, textOf(settled)]).toEqual([message.id, "I am posting it again."]);
    await kubedrill.daily.idle();
    expect(discord.messages(channel)).toHaveLength(1);
  });

  it("does nothing for one who is an admin no longer, or while Discord does not tell", async () => {
    const { ada, guild, message, channel, clock, discord, kubedrill } = await openUnknown();
    discord.fail({ route: "GET /guilds/:guild/members/:user", code: 50001 });
    expect(textOf(await ada.click(message, "Post again"))).toContain("Try again in a moment.");
    Object.assign(guild.members.get(ada.id) ?? {}, { roles: [] });
    expect(textOf(await ada.click(message, "Post again"))).toContain("Only this team's admins can decide");
    guild.members.delete(ada.id);
    expect(textOf(await ada.click(message, "It's there"))).toContain("Only this team's admins can decide");
    clock.now += HOUR;
    await kubedrill.tick();
    expect(discord.messages(channel)).toEqual([]);
  });
});
