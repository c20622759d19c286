// What deletes, ends, or removes something: red on every platform, with a way out.
import { ButtonStyle } from "discord.js";
import { describe, expect, it } from "vitest";
import { deleteForm } from "../../src/app/person/privacy-view.ts";
import { compose } from "../../src/platforms/discord/render/compose.ts";
import { renderForm as renderSlackForm } from "../../src/platforms/slack/render/forms.ts";
import { renderMessage } from "../../src/platforms/slack/render/render.ts";
import { privateMessage } from "../../src/platforms/web/render.ts";
import type { Reply } from "../../src/ports/reply.ts";
import { buttonOf, buttonsOf, openApp, textOf } from "../support/app.ts";

const reader = { as: "ada", zone: "UTC", pane: "channel", skin: "page", entry: "r-1" } as const;

async function ask(line: string): Promise<{ app: Awaited<ReturnType<typeof openApp>>; reply: Reply }> {
  const app = await openApp();
  await app.createDrill();
  return { app, reply: await app.type("ada", line) };
}

describe("ending the daily question", () => {
  it("asks first, in red, with Cancel, which changes nothing", async () => {
    const { app, reply } = await ask("/drill remove");
    expect(buttonsOf(reply).map(({ label, style }) => [label, style])).toEqual([
      ["End the daily question", "danger"],
      ["Cancel", undefined],
    ]);
    const canceled = await app.press("ada", buttonOf(reply, "Cancel"));
    expect([canceled.delivery, textOf(canceled)]).toEqual(["replace", "Canceled. Nothing changed."]);
    expect(textOf(await app.type("ada", "/drill show"))).toContain("The daily question of this channel");
  });

  it("is red on Discord, Slack, and the page", async () => {
    const { blocks } = (await ask("/drill remove")).reply;
    const discord = JSON.stringify((await compose(blocks, { flags: 0 })).body);
    expect(discord).toMatch(
      new RegExp(
        `"style":${ButtonStyle.Danger}[^{}]*End the daily|End the daily[^{}]*"style":${ButtonStyle.Danger}`,
      ),
    );
    expect(JSON.stringify(renderMessage(blocks))).toMatch(/"style":"danger"/);
    const html = String(privateMessage({ id: "r-1", blocks, at: 0 }, reader));
    expect(html).toMatch(/class="danger"[^>]*>End the daily question</);
    for (const shown of [discord, JSON.stringify(renderMessage(blocks)), html])
      expect(shown).toContain("Cancel");
  });
});

describe("deleting everything", () => {
  it("is red, and has Cancel in its form", async () => {
    const { reply } = await ask("/privacy show");
    expect(buttonOf(reply, "Delete everything").style).toBe("danger");
    const { form } = deleteForm("here");
    if (form === undefined) throw new Error("It has no form.");
    expect(renderSlackForm(form, { team: "T1", channel: undefined }).close?.text).toBe("Cancel");
    const html = String(privateMessage({ id: "r-1", blocks: [], form, at: 0 }, reader));
    expect(html).toMatch(/<button class="danger">Delete permanently</);
    expect(html).toMatch(/value="cancel" formaction="\/act" formnovalidate>Cancel</);
  });
});
