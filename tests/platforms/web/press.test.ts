// Buttons of the playground's page: each says whether others see the message it is under.
import { describe, expect, it } from "vitest";
import { privateMessage, publicMessage } from "../../../src/platforms/web/render.ts";
import type { Bot, Incoming } from "../../../src/ports/bot.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { reader, testRoutes } from "../../support/playground/routes.ts";

const blocks: readonly Block[] = [
  { type: "buttons", buttons: [{ label: "Go", action: { name: "go", args: [] } }] },
];
/** Sends the form of a rendered message, and returns what the bot heard and the page got. */
async function press(html: string) {
  const heard: Incoming[] = [];
  const bot: Bot = {
    commands: [],
    handle: async (incoming) => {
      heard.push(incoming);
      const isOwn = incoming.type === "button" && incoming.isPrivate;
      return { delivery: isOwn ? "replace" : "private", blocks };
    },
    learned: async () => {},
    suggest: async () => [],
    joined: async () => [],
    left: async () => {},
  };
  const routes = testRoutes({ bot });
  const fields = [...html.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]);
  const response = await routes.request("http://localhost/act", {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Accept: "application/json", Host: "localhost" },
  });
  return { heard, got: (await response.json()) as { html: string; under: string } };
}

describe("a button of the playground", () => {
  it("under a public message never replaces it: the reply comes below it", async () => {
    const html = String(
      await publicMessage({ id: "m-1", blocks, at: 0, revision: 0 }, { ...reader, under: "m-1" }),
    );
    const { heard, got } = await press(html);
    expect(heard).toMatchObject([{ type: "button", action: "go", isPrivate: false }]);
    expect(got.under).toBe("m-1");
    expect(got.html).toContain('<div id="r-go" class="entry">');
  });

  it("under a private message replaces that one", async () => {
    const html = await privateMessage(
      { id: "r-7", blocks, at: 0 },
      { ...reader, under: "m-1", entry: "r-7" },
    );
    const { heard, got } = await press(String(html));
    expect(heard).toMatchObject([{ type: "button", action: "go", isPrivate: true }]);
    expect(got.under).toBe("m-1");
    expect(got.html).toContain('<div id="r-7" class="entry">');
  });
});
