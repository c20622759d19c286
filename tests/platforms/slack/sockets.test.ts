// Sockets come and go, as Slack's do all day; nobody's click is lost with them.
import { describe, expect, it, vi } from "vitest";
import { openInstalledBot } from "../../support/platforms/slack-bot.ts";

const answered = { delivery: "private", blocks: [{ type: "text", markdown: "✅" }] } as const;
const question = [
  { type: "buttons", buttons: [{ label: "A", action: { name: "answer", args: ["p", "A"] } }] },
] as const;

async function open(socketLingers = false) {
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

  it("are opened again when the network cut them", async () => {
    const { slack, ada, message } = await open();
    slack.sockets.drop(2);
    await slack.until("both sockets", () => slack.sockets.count === 2);
    expect((await ada.click(message, "A")).failure).toBeUndefined();
  });

  it("are tried again while Slack does not let them in, and the process lives", async () => {
    const { slack, ada, message, lines } = await open();
    const outage = slack.outage({ method: "apps.connections.open", fault: { error: "internal_error" } });
    slack.sockets.drop(2);
    await slack.until("a few attempts", () => outage.hits >= 3);
    outage.end();
    await slack.until("both sockets", () => slack.sockets.count === 2);
    expect((await ada.click(message, "A")).failure).toBeUndefined();
    expect(lines.some(({ message: text }) => text.includes("another try follows"))).toBe(true);
  });

  it("are closed at the end", async () => {
    const { slack, kubedrill } = await open();
    await kubedrill.stop();
    await slack.until("no socket", () => slack.sockets.count === 0);
  });

  it("are closed as they open where Slack is slower to let them in than the process to end", async () => {
    const { slack, kubedrill } = await open();
    const silence = Promise.withResolvers<void>();
    const outage = slack.outage({ method: "apps.connections.open", fault: { until: silence.promise } });
    slack.sockets.drop(2);
    await vi.waitUntil(() => outage.hits === 2);
    const stopped = kubedrill.stop();
    silence.resolve();
    await slack.until("both sockets", () => slack.sockets.opened === 4);
    await slack.until("no socket", () => slack.sockets.count === 0);
    await stopped;
  });

  it("are not tried again once the process has ended", async () => {
    const { slack, kubedrill } = await open();
    const silence = Promise.withResolvers<void>();
    const outage = slack.outage({ method: "apps.connections.open", fault: { error: "internal_error" } });
    slack.sockets.drop(2);
    await slack.until("the first attempts", () => outage.hits >= 2);
    await kubedrill.stop();
    const { hits } = outage;
    setTimeout(silence.resolve, 1_200);
    await silence.promise;
    expect(outage.hits).toBe(hits);
  });
});
