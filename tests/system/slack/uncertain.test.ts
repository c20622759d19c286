// A daily question on Slack whose answer never came back readable, or that had to wait.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Fault } from "../../slack-server/web-api/outages.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";

const page = `<!doctype html><title>Blocked</title>${"<p>Blocked by your company.</p>".repeat(8_000)}`;
const MINUTE = 60_000;

/** A drill that is due, whose contact is ada. */
async function open() {
  const app = await openSlackApp("socket");
  const one = await app.start();
  await (await app.ada.command("/kubedrill", "drill create time:08:59 zone:UTC", app.general)).reply();
  await app.slack.until("the greeting", () => app.slack.directMessages(app.ada)[0]);
  const { teamId } = await app.createDrill();
  const drill = async () => (await app.storage.drills.ofTeam(teamId))[0];
  const due = (await drill())?.next?.at ?? 0;
  app.clock.now = due;
  return { ...app, one, drill };
}

describe("a question that Slack may have posted", () => {
  it.each([
    ["a proxy's page", page],
    ["an empty body", ""],
    ["JSON cut short", '{"ok":true,"chann'],
    ["JSON without ok", '{"ts":"1700000000.000100"}'],
  ])("is asked about, never withdrawn, and never posted twice: %s", async (_, body) => {
    const { slack, one, clock, general, ada, drill } = await open();
    const fault: Fault = { raw: { body }, processed: true };
    slack.outage({ method: "chat.postMessage", channel: general.id, times: 1, fault });
    await one.tick();
    expect(slack.messages(general)).toHaveLength(1);
    clock.now += 2 * MINUTE;
    await one.tick();
    expect((await drill())?.paused).toBeUndefined();
    const asked = slack.directMessages(ada).at(-1);
    expect(visibleText(asked?.blocks ?? [])).toContain("Is the question of");

    const type = async (text: string) =>
      visibleText((await (await ada.command("/kubedrill", text, general)).reply()).blocks);
    await type("drill pause");
    await type("drill resume");
    expect(await type("drill post")).toContain("/kubedrill drill show");
    await one.tick();
    expect(slack.messages(general)).toHaveLength(1);
    for (const line of one.lines) expect(JSON.stringify(line).length).toBeLessThan(1_000);
  });
});

describe("a question that Slack can't have seen", () => {
  it.each([
    ["a proxy's 403", { raw: { status: 403, body: page } }],
    ["a proxy's 407", { raw: { status: 407, body: page } }],
    ["a workspace that moves", { error: "org_login_required" }],
    ["a request cut on its way", { error: "request_timeout" }],
    ["a network that Slack limits", { error: "accesslimited" }],
  ] as const)("waits, and comes later: %s", async (_, fault) => {
    const { slack, one, clock, general, drill, start } = await open();
    slack.outage({ method: "chat.postMessage", channel: general.id, times: 1, fault });
    await one.daily.tick();
    await slack.until("the refusal", () =>
      slack.requests.some(({ method, status, error }) => {
        return method === "chat.postMessage" && (status >= 400 || error !== undefined);
      }),
    );
    await one.stop();
    expect((await drill())?.paused).toBeUndefined();
    expect(slack.messages(general)).toEqual([]);

    clock.now += 2 * MINUTE;
    await (await start()).tick();
    expect(slack.messages(general)).toHaveLength(1);
  });
});
