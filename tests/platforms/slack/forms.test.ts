// Forms on Slack: modals that run a command with what was filled in, through the real Bolt in both modes.
import { describe, expect, it, vi } from "vitest";
import type { Incoming } from "../../../src/ports/bot.ts";
import { type Reply, say } from "../../../src/ports/reply.ts";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { View } from "../../slack-server/model.ts";
import { nameForm } from "../../support/platforms/example-form.ts";
import { type Mode, modes, openInstalledBot } from "../../support/platforms/slack-bot.ts";

/** What was typed gets a form; a form that was sent is done, unless the name is “Root”. */
async function open(mode: Mode, slow = 0) {
  const heard: Incoming[] = [];
  const world = await openInstalledBot(mode, {
    async handle(incoming): Promise<Reply> {
      heard.push(incoming);
      if (incoming.type !== "command") return nameForm;
      if (incoming.name === "home") return say(`Home ${heard.length}`);
      if (incoming.options.name === "Root")
        return { ...say("“Root” is taken."), refused: { option: "name" } };
      await new Promise((resolve) => setTimeout(resolve, slow));
      return { ...say(`Squad **${incoming.options.name}** is yours.`), person: "changed" };
    },
  });
  return { ...world, heard };
}

const textOf = ({ blocks }: Pick<View, "blocks">) => visibleText(blocks);

describe.each(modes)("a form on Slack over %s", (mode) => {
  it("opens in place of a reply, and runs its command for the same channel", async () => {
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

  it("says what is wrong at its field, and stays open", async () => {
    const { slack, ada, general } = await open(mode);
    await (await ada.command("/kubedrill", "squad create", general)).view();
    const refused = await ada.submit({ name: "Root" });
    expect(refused.errors).toEqual({ name: "“Root” is taken." });
    expect(slack.modal(ada)?.body.callback_id).toBe("form");
  });
});

describe("a form on Slack", () => {
  it("that comes too late to be opened says how to type it", async () => {
    const { slack, ada, general } = await open("http");
    slack.outage({ method: "views.open", times: 1, fault: { error: "expired_trigger_id" } });
    const message = await (await ada.command("/kubedrill", "squad create", general)).reply();
    expect(visibleText(message.blocks)).toBe("Type `/kubedrill squad create name:…`.");
  });

  it("whose command takes long says so, and then what came of it", async () => {
    const { slack, ada, general } = await open("http", 1_700);
    await (await ada.command("/kubedrill", "squad create", general)).view();
    await ada.submit({ name: "Router" });
    const text = () => textOf(slack.modal(ada) ?? { blocks: [] });
    expect(text()).toBe("One moment…");
    await slack.until("the answer", () => text() === "Squad *Router* is yours.");
  });

  it("whose modal takes no answer any more is answered in the direct messages", async () => {
    const { slack, ada, general } = await open("http", 1_700);
    await (await ada.command("/kubedrill", "squad create", general)).view();
    slack.outage({ method: "views.update", times: 1, fault: { error: "not_found" } });
    await ada.submit({ name: "Router" });
    await slack.until("the answer", () =>
      slack.directMessages(ada).some(({ blocks }) => visibleText(blocks) === "Squad *Router* is yours."),
    );
  });

  it("whose acknowledgement is lost shows what came of it all the same, in the App Home too", async () => {
    const { slack, ada, general, heard } = await open("socket", 500);
    await (await ada.openHome()).view();
    const before = textOf(slack.home(ada) ?? { blocks: [] });
    await (await ada.command("/kubedrill", "squad create", general)).view();
    const sent = ada.submit({ name: "Router" });
    await vi.waitUntil(() => heard.some((one) => one.type === "command" && one.name === "squad create"));
    slack.sockets.drop(2);
    expect((await sent).failure).toBeDefined();
    await slack.until("the answer", () => textOf(slack.modal(ada) ?? { blocks: [] }).includes("is yours"));
    await slack.until("the new home", () => textOf(slack.home(ada) ?? { blocks: [] }) !== before);
  });

  it("renews the App Home that it was opened from", async () => {
    const { slack, ada } = await open("http");
    await (await ada.openHome()).view();
    const before = textOf(slack.home(ada) ?? { blocks: [] });
    await (await ada.command("/kubedrill", "squad create")).view();
    await ada.submit({ name: "Router" });
    await slack.until("the new home", () => textOf(slack.home(ada) ?? { blocks: [] }) !== before);
  });

  it.each(["", "not JSON", "[]", '{"command":7}', '{"channel":"C1"}'])(
    "with %j where its command should be is answered with a sentence",
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
