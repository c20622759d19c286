// A picture on the playground's page.
import { describe, expect, it } from "vitest";
import type { Bot } from "../../src/ports/bot.ts";
import type { Block } from "../../src/ports/reply.ts";
import { testRoutes } from "../support/playground/routes.ts";

const never = () => {
  throw new Error("Nothing is posted here.");
};
/** Sends a command to a playground whose every reply is `block`, and returns what comes back. */
async function replyWith(block: Block, accept: string): Promise<Response> {
  const bot: Bot = {
    commands: [],
    handle: async () => ({ delivery: "private", blocks: [block] }),
    learned: async () => {},
    suggest: async () => [],
    joined: never,
    left: never,
  };
  const routes = testRoutes({ bot });
  const posted = await routes.request("http://localhost/say", {
    method: "POST",
    body: new URLSearchParams({ as: "ada", text: "/progress" }),
    headers: { Accept: accept, Host: "localhost" },
  });
  const next = posted.headers.get("Location");
  return next === null
    ? posted
    : routes.request(`http://localhost${next}`, { headers: { Host: "localhost" } });
}

const image: Block = { type: "image", png: async () => Uint8Array.of(0x89, 0x50, 0xff), alt: `a "<b>" & c` };
const element = '<img src="data:image/png;base64,iVD/" alt="a &quot;&lt;b&gt;&quot; &amp; c">';

describe("picture on a page", () => {
  it("stands in the fragment that the script asks for", async () => {
    const response = await replyWith(image, "application/json");
    const { html } = (await response.json()) as { html: string };
    expect(html).toContain(element);
    expect(html).not.toContain("[object");
  });

  it("stands in the whole page, whose policy lets it be shown", async () => {
    const response = await replyWith(image, "text/html");
    expect(await response.text()).toContain(element);
    expect(response.headers.get("Content-Security-Policy")).toContain("img-src 'self' data:");
  });

  it("that cannot be drawn leaves its words", async () => {
    const failing: Block = { ...image, png: () => Promise.reject(new Error("No font.")) };
    const response = await replyWith(failing, "text/html");
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('<p class="muted">a &quot;&lt;b&gt;&quot; &amp; c</p>');
    expect(page).not.toContain("<img");
  });
});
