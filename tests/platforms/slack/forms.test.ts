// Forms on Slack: modals that run a command with the submitted values, through the real Bolt in both modes.
import { describe, expect, it, vi } from "vitest";
import type { Incoming } from "../../../src/ports/bot.ts";
import { type Reply, say } from "../../../src/ports/reply.ts";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { View } from "../../slack-server/model.ts";
import { createHandTimers, type HandTimers } from "../../support/hand-timers.ts";
import { nameForm } from "../../support/platforms/example-form.ts";
import { type Mode, modes, openInstalledBot } from "../../support/platforms/slack-bot.ts";

/** Typed commands get a form. A submitted form runs its command after `during`, unless the name is “Root”. */
async function open(mode: Mode, during: (timers: HandTimers) => void | Promise<void> = () => {}) {
  const timers = createHandTimers();
  const heard: Incoming[] = [];
  const world = await openInstalledBot(
    mode,
    {
      async handle(incoming): Promise<Reply> {
        heard.push(incoming);
        if (incoming.type !== "command") return nameForm;
        if (incoming.name === "home") return say(`Home ${heard.length}`);
        if (incoming.options.name === "Root")
          return { ...say("“Root” is taken."), refused: { option: "name" } };
        await during(timers);
        return { ...say(`Squad **${incoming.options.name}** is yours.`), person: "changed" };
      },
    },
    {},
    { timers },
  );
  return { ...world, heard };
}

/** Lets so much time pass that Slack has to get an answer first. */
const tooLong = (timers: HandTimers) => timers.pass(1_500);

const textOf = ({ blocks }: Pick<View, "blocks">) => visibleText(blocks);

describe.each(modes)("a form on Slack over %s", (mode) => {
  it("opens instead of a reply, and runs its command for the same channel", async () => {
    const { slack, ada, general, heard } = await open(mode);
    const form = await (await ada.command("/kubedrill", "squad create", general)).view();
    expect(textOf(form)).toContain("Squads *compete* with each other.");
    await ada.submit({ "Name of the squad": "Router" });
    const done = await slack.until("the answer", () => slack.modal(ada));
    expect([done.id, textOf(done)]).toEqual([form.id, "Squad *Router* is yours."]);
    expect(heard[1]).toMatchObject({
      type: "command",
      name: "squad create",
      options: { name: "Router", motto: "Packets first" },
      channel: general.id,
      person: { externalId: ada.id, admin: true },
    });
  });

  it("shows a mistake at its field, and stays open", async () => {
    const { slack, ada, general } = await open(mode);
    await (await ada.command("/kubedrill", "squad create", general)).view();
    const refused = await ada.submit({ name: "Root" });
    expect(refused.errors).toEqual({ name: "“Root” is taken." });
    expect(slack.modal(ada)?.body.callback_id).toBe("form");
  });
});

describe("a form on Slack", () => {
  it("that comes too late to open shows how to type the command", async () => {
    const { slack, ada, general } = await open("http");
    slack.outage({ method: "views.open", times: 1, fault: { error: "expired_trigger_id" } });
    const message = await (await ada.command("/kubedrill", "squad create", general)).reply();
    expect(visibleText(message.blocks)).toBe("Type `/kubedrill squad create name:…`.");
  });

  it("with a slow command says so, then shows the result", async () => {
    const { slack, ada, general } = await open("http", tooLong);
    await (await ada.command("/kubedrill", "squad create", general)).view();
    await ada.submit({ name: "Router" });
    const text = () => textOf(slack.modal(ada) ?? { blocks: [] });
    expect(text()).toBe("One moment…");
    await slack.until("the answer", () => text() === "Squad *Router* is yours.");
  });

  it("that was closed meanwhile gets its answer in the direct messages", async () => {
    const { slack, ada, general } = await open("http", tooLong);
    await (await ada.command("/kubedrill", "squad create", general)).view();
    slack.outage({ method: "views.update", times: 1, fault: { error: "not_found" } });
    await ada.submit({ name: "Router" });
    await slack.until("the answer", () =>
      slack.directMessages(ada).some(({ blocks }) => visibleText(blocks) === "Squad *Router* is yours."),
    );
  });

  it("shows the result even if the acknowledgment is lost, in the App Home too", async () => {
    const dropped = Promise.withResolvers<void>();
    const { slack, ada, general, heard } = await open("socket", () => dropped.promise);
    await (await ada.openHome()).view();
    const before = textOf(slack.home(ada) ?? { blocks: [] });
    await (await ada.command("/kubedrill", "squad create", general)).view();
    const sent = ada.submit({ name: "Router" });
    await vi.waitUntil(() => heard.some((one) => one.type === "command" && one.name === "squad create"), {
      timeout: 15_000,
    });
    slack.sockets.drop(2);
    await slack.until("the next sockets", () => slack.sockets.opened === 4);
    dropped.resolve();
    expect((await sent).failure).toBeDefined();
    await slack.until("the answer", () => textOf(slack.modal(ada) ?? { blocks: [] }).includes("is yours"));
    await slack.until("the new home", () => textOf(slack.home(ada) ?? { blocks: [] }) !== before);
  });

  it("updates the App Home that it was opened from", async () => {
    const { slack, ada } = await open("http");
    await (await ada.openHome()).view();
    const before = textOf(slack.home(ada) ?? { blocks: [] });
    await (await ada.command("/kubedrill", "squad create")).view();
    await ada.submit({ name: "Router" });
    await slack.until("the new home", () => textOf(slack.home(ada) ?? { blocks: [] }) !== before);
  });

  it.each(["", "not JSON", "[]", '{"command":7}', '{"channel":"C1"}'])(
    "with %j where its command should be gets a sentence",
    async (private_metadata) => {
      const { slack, ada, general, heard } = await open("http");
      const view = await (await ada.command("/kubedrill", "squad create", general)).view();
      view.body = { ...view.body, private_metadata };
      await ada.submit({ name: "Router" });
      expect(textOf(slack.modal(ada) ?? { blocks: [] })).toContain("Type the command again.");
      expect(heard).toHaveLength(1);
    },
  );
});
