// What people do on Slack, and how they are answered, through the real Bolt in both modes.
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../src/ports/bot.ts";
import type { Block, Reply } from "../../../src/ports/reply.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import { onePixel } from "../../support/platforms/block-gallery.ts";
import { modes, openInstalledBot } from "../../support/platforms/slack-bot.ts";
import { onlyMessage, question, say, textOf } from "./example-replies.ts";

describe.each(modes)("Slack over %s", (mode) => {
  it("answers a command with what the bot says, to its person only", async () => {
    const { slack, ada, general, heard } = await open(() => say("**Hello**"));
    const outcome = await ada.command("/kubedrill", "quiz dns 5", general);
    expect(outcome.failure).toBeUndefined();
    expect(textOf(await outcome.reply())).toBe("*Hello*");
    expect(outcome.body).toMatchObject({ response_type: "ephemeral" });
    expect(slack.messages(general)).toEqual([]);
    expect(heard).toMatchObject([
      {
        type: "text",
        text: "quiz dns 5",
        channel: general.id,
        person: {
          platform: "slack",
          externalId: ada.id,
          admin: true,
          zone: "Europe/Berlin",
          locale: "en-US",
        },
      },
    ]);
  });

  it("takes the short commands, and opens a menu for the bare one", async () => {
    const { ada, heard } = await open(() => say("Done."));
    await (await ada.command("/lookup", "cluster ip")).reply();
    await (await ada.command("/kubedrill", "  ")).reply();
    expect(heard).toMatchObject([
      { type: "text", text: "/lookup cluster ip" },
      { type: "command", name: "menu" },
    ]);
    expect(heard[0]?.channel).toBeUndefined(); // a direct message
  });

  it("acknowledges a slow command in time, and answers it later", async () => {
    const { ada, general, timers } = await open(async () => {
      timers.pass(1_500);
      return say("At last.");
    });
    const outcome = await ada.command("/kubedrill", "progress", general);
    expect(outcome.body).toBeUndefined();
    expect(textOf(await outcome.reply())).toBe("At last.");
  });

  it("runs the action of what is chosen in a select", async () => {
    const { slack, kubedrill, team, ben, general, heard } = await open(() => say("Done."));
    const choices = ["week", "month"].map((label) => ({ label, action: { name: "board", args: [label] } }));
    const select: Block = { type: "select", label: "Choose a period", choices };
    await kubedrill.platform.post({ team: team.id, channel: general.id }, [select], "key");
    const outcome = await ben.choose(onlyMessage(slack.messages(general)), "Choose a period", "month");
    expect(textOf(await outcome.reply())).toBe("Done.");
    expect(heard).toMatchObject([{ type: "button", action: "board:month" }]);
  });

  it("answers a click privately, and passes on which message had the button", async () => {
    const { slack, kubedrill, team, ben, general, heard } = await open(() => say("✅ Right"));
    const ref = await kubedrill.platform.post({ team: team.id, channel: general.id }, question, "key");
    const outcome = await ben.click(onlyMessage(slack.messages(general)), "A");
    expect(textOf(await outcome.reply())).toBe("✅ Right");
    expect(slack.messages(general)).toHaveLength(1);
    expect(heard.at(-1)).toMatchObject({ type: "button", action: "answer:p1:A", message: ref });
  });

  it("doesn't wait for Slack's profile of who answers", async () => {
    const { slack, kubedrill, team, ben, general, heard } = await open(() => say("✅ Right"));
    const silence = Promise.withResolvers<void>();
    slack.outage({ method: "users.info", fault: { until: silence.promise } });
    await kubedrill.platform.post({ team: team.id, channel: general.id }, question, "key");
    await (await ben.click(onlyMessage(slack.messages(general)), "A")).reply();
    expect(heard.at(-1)?.person).toMatchObject({ name: "ben", admin: false, zone: undefined });
    silence.resolve();
  });

  it("changes the private message whose button was pressed", async () => {
    const replies = [say("One", "private", "Next"), say("Two", "replace", "Stop")];
    const { slack, ada, general } = await open(() => replies.shift() ?? say("No more"));
    const first = await (await ada.command("/kubedrill", "quiz", general)).reply();
    const second = await (await ada.click(first, "Next")).reply();
    expect(second.ts).toBe(first.ts);
    expect(textOf(second)).toContain("Two");
    expect(slack.shownTo(ada, general)).toHaveLength(1);
  });

  it("never replaces a message that others see", async () => {
    const { slack, kubedrill, team, ben, general, heard } = await open(() => say("Only for Ben", "replace"));
    await kubedrill.platform.post({ team: team.id, channel: general.id }, question, "key");
    const posted = onlyMessage(slack.messages(general));
    const own = await (await ben.click(posted, "A")).reply();
    expect([own.ts === posted.ts, textOf(own)]).toEqual([false, "Only for Ben"]);
    expect(posted.editedTs).toBeUndefined();
    expect(textOf(posted)).not.toContain("Only for Ben");
    expect(heard.at(-1)).toMatchObject({ isPrivate: false });
  });

  it("replaces a message of the conversation with its person", async () => {
    const { slack, kubedrill, team, ben, heard } = await open(() => say("Done", "replace"));
    await kubedrill.platform.direct({ team: team.id, member: ben.id }, question);
    const sent = onlyMessage(slack.directMessages(ben));
    const replaced = await (await ben.click(sent, "A")).reply();
    expect([replaced.ts === sent.ts, textOf(replaced)]).toEqual([true, "Done"]);
    expect(heard.at(-1)).toMatchObject({ isPrivate: true });
  });

  it("shares with the channel what is public, and says where that cannot be", async () => {
    const { slack, team, ada, general } = await open(({ type }) =>
      type === "text" ? say("Card", "private", "Share") : say("Shared card", "public"),
    );
    const here = await (await ada.command("/lookup", "nodeport", general)).reply();
    await ada.click(here, "Share");
    const shared = await slack.until("the shared card", () => slack.messages(general)[0]);
    expect(textOf(shared)).toBe("Shared card");

    const secret = team.addChannel("secret", { private: true, members: [ada] });
    const there = await (await ada.command("/lookup", "nodeport", secret)).reply();
    expect(textOf(await (await ada.click(there, "Share")).reply())).toContain("/invite @Kubedrill");
    const direct = await (await ada.command("/lookup", "nodeport")).reply();
    expect(textOf(await (await ada.click(direct, "Share")).reply())).toContain("Share works in channels");
  });

  it("shares once when Share is pressed twice, and again after Slack refused it", async () => {
    const { slack, ada, general } = await open(({ type }) =>
      type === "text" ? say("Card", "private", "Share") : say("Shared card", "public"),
    );
    const card = await (await ada.command("/lookup", "nodeport", general)).reply();
    slack.outage({ method: "chat.postMessage", times: 1, fault: { error: "not_in_channel" } });
    expect(textOf(await (await ada.click(card, "Share")).reply())).toContain("I could not share it.");
    await Promise.all([ada.click(card, "Share"), ada.click(card, "Share")]);
    await slack.until("the sentence", () =>
      slack.shownTo(ada, general).some((message) => textOf(message).includes("shared already")),
    );
    await slack.until("the shared card", () => slack.messages(general).length > 0);
    expect(slack.messages(general)).toHaveLength(1);
  });

  it("says so if Slack didn't confirm that something is shared", async () => {
    const { slack, ada, general } = await open(({ type }) =>
      type === "text" ? say("Card", "private", "Share") : say("Shared card", "public"),
    );
    const card = await (await ada.command("/lookup", "nodeport", general)).reply();
    slack.outage({ method: "chat.postMessage", times: 1, fault: { error: "internal_error" } });
    expect(textOf(await (await ada.click(card, "Share")).reply())).toContain("Look into the channel before");
  });

  it("sends a picture to the direct messages, with its words", async () => {
    const picture: Block = { type: "image", png: async () => onePixel, alt: "Services: 3 of 4 right" };
    const { slack, ada, general } = await open(() => ({ delivery: "private", blocks: [picture] }));
    const outcome = await ada.command("/kubedrill", "progress", general);
    expect(textOf(await outcome.reply())).toContain("comes to your direct messages");
    const sent = await slack.until("the picture", () =>
      slack.directMessages(ada).find(({ files }) => files.length > 0),
    );
    expect(sent.files[0]?.altText).toBe("Services: 3 of 4 right");
    expect(sent.files[0]?.bytes).toEqual(Buffer.from(onePixel));
  });

  it("answers with a new message where the response_url is over", async () => {
    const { slack, team, ada, general } = await open(({ type }) =>
      type === "text" ? say("Card", "private", "More") : say("More of it", "replace"),
    );
    team.invite(general);
    const card = await (await ada.command("/lookup", "nodeport", general)).reply();
    slack.outage({ method: "response_url", times: 1, fault: { status: 404 } });
    const more = await (await ada.click(card, "More")).reply();
    expect(textOf(more)).toBe("More of it");
    expect(more.ts).not.toBe(card.ts);
  });

  it("answers buttons of the App Home in a modal, which then continues", async () => {
    const replies = [
      say("Home", "private", "Start review"),
      say("Review 1", "private", "A"),
      say("✅", "replace", "B"),
    ];
    const { slack, ada, heard } = await open(() => replies.shift() ?? say("No more"));
    const home = await (await ada.openHome()).view();
    expect(heard[0]).toMatchObject({ type: "command", name: "home", person: { admin: true } });
    expect(home.type).toBe("home");
    const modal = await (await ada.click(home, "Start review")).view();
    expect([modal.type, textOf(modal)]).toEqual(["modal", expect.stringContaining("Review 1")]);
    const next = await (await ada.click(modal, "A")).view();
    expect(next.id).toBe(modal.id);
    expect(textOf(next)).toContain("✅");
    expect(slack.home(ada)?.id).toBe(home.id);
  });

  it("answers in the direct messages if it's too late for a modal", async () => {
    const replies = [say("Home", "private", "Start review"), say("Review 1", "private", "A")];
    const { slack, ada } = await open(() => replies.shift() ?? say("No more"));
    const home = await (await ada.openHome()).view();
    slack.outage({ method: "views.open", times: 1, fault: { error: "expired_trigger_id" } });
    await ada.click(home, "Start review");
    await slack.until("the review", () =>
      slack.directMessages(ada).some((message) => textOf(message).includes("Review 1")),
    );
  });

  it("hands a replayed click on again: the app counts it once", async () => {
    const { slack, kubedrill, team, ben, general, heard } = await open(() => say("✅ Right"));
    await kubedrill.platform.post({ team: team.id, channel: general.id }, question, "key");
    const outcome = await ben.click(onlyMessage(slack.messages(general)), "A");
    await outcome.reply();
    expect((await outcome.again()).failure).toBeUndefined();
    expect(new Set(heard.map((incoming) => incoming.type === "button" && incoming.action))).toEqual(
      new Set(["answer:p1:A"]),
    );
  });

  async function open(handle: (incoming: Incoming) => Reply | Promise<Reply>) {
    const heard: Incoming[] = [];
    const timers = createHandTimers();
    const app = await openInstalledBot(
      mode,
      {
        async handle(incoming) {
          heard.push(incoming);
          return handle(incoming);
        },
      },
      {},
      { timers },
    );
    return { ...app, timers, heard, ben: app.team.addMember("ben") };
  }
});
