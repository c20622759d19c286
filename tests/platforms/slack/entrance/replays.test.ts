// Signed requests are taken once: copied ones are answered and do nothing, in any process.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../../slack-server/blocks/visible-text.ts";
import { FORM, JSON_TYPE, sendSigned } from "../../../support/platforms/signed.ts";
import { openSlackApp } from "../../../support/platforms/slack-app.ts";
import { install, openInstalledBot } from "../../../support/platforms/slack-bot.ts";

const home = JSON.stringify({
  type: "event_callback",
  event_id: "Ev1",
  event: { type: "app_home_opened", user: "U1", tab: "home" },
});

describe("a copy of a signed request", () => {
  it.each(["in the same process", "in another process", "after a restart"])(
    "shares nothing twice, %s",
    async (where) => {
      const app = await openSlackApp("http");
      const first = await app.start();
      await install(app);
      const card = await (await app.ada.command("/kubedrill", "lookup nodeport", app.general)).reply();
      const share = await app.ada.click(card, "Share");
      await app.slack.until("the shared card", () => app.slack.messages(app.general).length === 1);
      if (where === "after a restart") await first.stop();
      if (where !== "in the same process") await app.start();
      for (let copy = 0; copy < 3; copy += 1) expect((await share.again()).failure).toBeUndefined();
      await (await app.ada.command("/kubedrill", "help", app.general)).reply();
      expect(app.slack.messages(app.general)).toHaveLength(1);
    },
  );

  it("deletes nothing that came after it", async () => {
    const app = await openSlackApp("http");
    await app.start();
    await install(app);
    const ben = app.team.addMember("ben");
    const deleted = await ben.command("/kubedrill", "privacy delete confirm:delete", app.general);
    expect(visibleText((await deleted.reply()).blocks)).toContain("Deleted.");
    await (await ben.command("/kubedrill", "lookup nodeport", app.general)).reply();
    const copy = await deleted.again();
    expect([copy.failure, copy.body]).toEqual([undefined, undefined]);
    await app.start();
    expect((await deleted.again()).body).toBeUndefined();
    const kept = await (await ben.command("/kubedrill", "privacy show", app.general)).reply();
    expect(visibleText(kept.blocks)).toMatch(/Concepts looked up\**\s+1\b/);
  });

  it("is known where two come at the same time", async () => {
    const app = await open();
    const command = new URLSearchParams({
      command: "/kubedrill",
      user_id: "U1",
      team_id: app.team.id,
      text: "daily",
    });
    const copies = Array.from({ length: 8 }, () => sendSigned(app, { type: FORM, body: String(command) }));
    for (const { status } of await Promise.all(copies)) expect(status).toBe(200);
    expect(app.heard.count).toBe(1);
  });
});

describe("what is no copy", () => {
  it("is a retry of Slack's: it carries a time of its own", async () => {
    const app = await open();
    const at = Math.floor(Date.now() / 1_000);
    const body = home.replace("U1", app.ada.id).replace("{", `{"team_id":"${app.team.id}",`);
    const retry = { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" };
    expect((await sendSigned(app, { type: JSON_TYPE, body, at: at - 4 })).status).toBe(200);
    expect((await sendSigned(app, { type: JSON_TYPE, body, at, headers: retry })).status).toBe(200);
    await app.slack.until("both", () => app.heard.count === 2);
  });

  it("is the same command typed twice", async () => {
    const app = await open();
    for (let turn = 0; turn < 2; turn += 1) await (await app.ada.command("/kubedrill", "daily")).reply();
    expect(app.heard.count).toBe(2);
  });

  it("is a request that could not be handled the first time", async () => {
    const app = await open();
    app.heard.failing = 1;
    const first = await app.ada.command("/kubedrill", "daily");
    expect(first.failure).toBeDefined();
    expect((await first.again()).failure).toBeUndefined();
    expect(app.heard.count).toBe(2);
  });

  it("gets an answer while the database can't remember it", async () => {
    const app = await open();
    app.usedKeys.use = () => Promise.reject(new Error("The disk is full."));
    expect((await app.ada.command("/kubedrill", "daily")).failure).toBeUndefined();
    app.usedKeys.use = () => new Promise(() => {});
    expect((await app.ada.command("/kubedrill", "daily")).failure).toBeUndefined();
    expect(app.heard.count).toBe(2);
  });
});

describe("a request from the future", () => {
  it.each([
    [120, 401],
    [65, 401],
    [30, 200],
    [-290, 200],
    [-301, 401],
  ])("is refused beyond a small difference of clocks: %i s, %i", async (ahead, status) => {
    const app = await open();
    const at = Math.floor(Date.now() / 1_000) + ahead;
    const body = JSON.stringify({ type: "url_verification", challenge: "x" });
    expect((await sendSigned(app, { type: JSON_TYPE, body, at })).status).toBe(status);
  });
});

/** An installed bot that counts what it hears; the next `failing` ones fail. */
async function open() {
  const heard = { count: 0, failing: 0 };
  const app = await openInstalledBot("http", {
    async handle() {
      heard.count += 1;
      if (heard.failing-- > 0) throw new Error("It failed.");
      return { delivery: "private", blocks: [{ type: "text", markdown: "Done." }] };
    },
  });
  return { ...app, heard };
}
