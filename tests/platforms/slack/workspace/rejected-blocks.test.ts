// What happens to a message whose blocks Slack rejects: people get it as plain sections.
import { describe, expect, it } from "vitest";
import type { Block, Reply } from "../../../../src/ports/reply.ts";
import { visibleText } from "../../../slack-server/blocks/visible-text.ts";
import { openInstalledBot } from "../../../support/platforms/slack-bot.ts";

const blocks: readonly Block[] = [
  { type: "tone", tone: "gold" },
  { type: "heading", text: "Which `one`?" },
  { type: "ranking", rows: [{ rank: 1, member: { externalId: "U1", name: "Ada" }, value: "10 points" }] },
  { type: "options", options: [{ letter: "A", markdown: "Alpha", action: { name: "answer", args: ["A"] } }] },
  { type: "bars", rows: [{ label: "B", detail: "Beta", count: 3 }] },
  { type: "table", columns: [{ title: "Name" }], rows: [{ cells: ["Gamma"] }] },
  { type: "divider" },
  { type: "select", label: "Choose", choices: [{ label: "Month", action: { name: "board", args: [] } }] },
];
const words = ["Which", "Ada", "10 points", "Alpha", "Beta", "Gamma", "Month"];

async function open(reply: Reply = { delivery: "private", blocks }) {
  const app = await openInstalledBot("socket", { handle: async () => reply });
  const channel = { team: app.team.id, channel: app.general.id };
  return { ...app, ben: app.team.addMember("ben"), channel, platform: app.kubedrill.platform };
}

/** Rejects the next such request as Slack does with blocks that it doesn't know. */
function reject({ slack }: Awaited<ReturnType<typeof open>>, method: string) {
  slack.outage({ method, times: 1, fault: { error: "invalid_blocks" } });
}

function expectPlain(message: { readonly blocks: readonly object[] } | undefined): void {
  const types = new Set(message?.blocks.map((block) => ("type" in block ? block.type : undefined)));
  expect([...types].toSorted()).toEqual(["actions", "section"]);
  const text = visibleText(message?.blocks as never);
  for (const word of words) expect(text).toContain(word);
}

describe("a message whose blocks Slack rejects", () => {
  it("is posted again as plain sections, once", async () => {
    const app = await open();
    reject(app, "chat.postMessage");
    await app.platform.post(app.channel, blocks, "key");
    const messages = app.slack.messages(app.general);
    expect(messages).toHaveLength(1);
    expectPlain(messages[0]);
  });

  it("is edited as plain sections", async () => {
    const app = await open();
    const ref = await app.platform.post(app.channel, [{ type: "text", markdown: "Before" }], "key");
    reject(app, "chat.update");
    await app.platform.edit(ref, blocks);
    expectPlain(app.slack.messages(app.general)[0]);
  });

  it("comes as a plain direct message", async () => {
    const app = await open();
    reject(app, "chat.postMessage");
    await app.platform.direct({ team: app.team.id, member: app.ben.id }, blocks);
    expectPlain(app.slack.directMessages(app.ben)[0]);
  });

  it("is a plain private reply", async () => {
    const app = await open();
    reject(app, "response_url");
    reject(app, "chat.postEphemeral");
    const outcome = await app.ben.command("/kubedrill", "leaderboard", app.general);
    expectPlain(await outcome.reply());
  });

  it("is refused as always for any other reason", async () => {
    const app = await open();
    app.general.archived = true;
    await expect(app.platform.post(app.channel, blocks, "key")).rejects.toThrow("archived");
  });
});
