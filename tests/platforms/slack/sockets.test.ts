// Sockets come and go all day, and no click is lost.
import { describe, expect, it, vi } from "vitest";
import { systemTimers } from "../../../src/ports/timers.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import { openInstalledBot } from "../../support/platforms/slack-bot.ts";

const answered = { delivery: "private", blocks: [{ type: "text", markdown: "✅" }] } as const;
const question = [
  { type: "buttons", buttons: [{ label: "A", action: { name: "answer", args: ["p", "A"] } }] },
] as const;

async function open(socketLingers = false, timers = systemTimers) {
  const heard = { count: 0 };
  const app = await openInstalledBot(
    "socket",
    {
      async handle() {
        heard.count += 1;
        return answered;
      },
    },
    { socketLingers, rateLimits: "off" },
    { timers },
  );
  await app.kubedrill.platform.post({ team: app.team.id, channel: app.general.id }, question, "key");
  const [message] = app.slack.messages(app.general);
  if (message === undefined) throw new Error("There is no message.");
  return { ...app, heard, message };
}

describe("the sockets to Slack", () => {
  it("are two", async () => {
    const { slack } = await open();
    expect(slack.sockets.count).toBe(2);
  });

  it.each([false, true])(
    "lose no click of 500 when Slack renews them under load, TCP lingering: %s",
    async (lingers) => {
      const { slack, ada, message, heard } = await open(lingers);
      let failed = 0;
      for (let round = 0; round < 10; round++) {
        const clicks = Array.from({ length: 50 }, () => ada.click(message, "A"));
        slack.sockets.disconnect("refresh_requested", round % 2 === 0 ? 1 : 2);
        for (const { failure } of await Promise.all(clicks)) if (failure !== undefined) failed += 1;
        await slack.until("both sockets", () => slack.sockets.count === 2);
      }
      expect(failed).toBeLessThanOrEqual(1);
      expect(heard.count).toBe(500 - failed);
    },
  );

  it("open again after the network cut them", async () => {
    const { slack, ada, message } = await open();
    slack.sockets.drop(2);
    await slack.until("both sockets", () => slack.sockets.count === 2);
    expect((await ada.click(message, "A")).failure).toBeUndefined();
  });

  it("are tried again while Slack refuses them", async () => {
    const { slack, ada, message, lines } = await open();
    const outage = slack.outage({ method: "apps.connections.open", fault: { error: "internal_error" } });
    slack.sockets.drop(2);
    await slack.until("a few attempts", () => outage.hits >= 3);
    outage.end();
    await slack.until("both sockets", () => slack.sockets.count === 2);
    expect((await ada.click(message, "A")).failure).toBeUndefined();
    expect(lines.some(({ message: text }) => text.includes("another try follows"))).toBe(true);
  });

  it("close at the end", async () => {
    const { slack, kubedrill } = await open();
    await kubedrill.stop();
    await slack.until("no socket", () => slack.sockets.count === 0);
  });

  it("close as soon as they open if the process has stopped meanwhile", async () => {
    const { slack, kubedrill } = await open();
    const silence = Promise.withResolvers<void>();
    const outage = slack.outage({ method: "apps.connections.open", fault: { until: silence.promise } });
    slack.sockets.drop(2);
    await vi.waitUntil(() => outage.hits === 2, { timeout: 15_000 });
    const stopped = kubedrill.stop();
    silence.resolve();
    await slack.until("both sockets", () => slack.sockets.opened === 4);
    await slack.until("no socket", () => slack.sockets.count === 0);
    await stopped;
  });

  it("aren't tried again once the process has stopped", async () => {
    const timers = createHandTimers();
    const { slack, kubedrill, lines } = await open(false, timers);
    const outage = slack.outage({ method: "apps.connections.open", fault: { error: "internal_error" } });
    slack.sockets.drop(2);
    const failures = () => lines.filter(({ message }) => message.includes("another try follows")).length;
    await vi.waitUntil(() => failures() === 2, { timeout: 15_000 });
    await kubedrill.stop();
    timers.pass(60_000);
    // Sent after any attempt of Kubedrill's, so that such an attempt would be counted by now.
    await fetch(`${slack.apiUrl}apps.connections.open`, { method: "POST" });
    expect(outage.hits).toBe(3);
  });
});
