// Over HTTP Slack may come before Kubedrill is ready, or while it stops: nothing of that is half done.
import { expect, it, onTestFinished } from "vitest";
import { createKnownHosts } from "../../../../src/operations/known-hosts.ts";
import { createSlack } from "../../../../src/platforms/slack/slack.ts";
import { startServer } from "../../../../src/server.ts";
import { openSlackWorld, quietBot, slackParts } from "../../../support/platforms/slack-bot.ts";

it("turns requests away before it has started and once it stops, and accepts them in between", async () => {
  const { settings } = await openSlackWorld("http");
  const kubedrill = createSlack(settings(), slackParts());
  if (kubedrill.listener === undefined) throw new Error("Over HTTP there is a listener.");
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    health: async () => ({ healthy: true }),
    readiness: async () => ({ ready: true }),
    hosts: createKnownHosts({ host: "127.0.0.1", publicUrl: undefined }),
    front: { prefix: "/slack/", listener: kubedrill.listener },
    report: (error) => {
      throw error;
    },
  });
  onTestFinished(() => server.stop());
  const knock = async () => (await fetch(`${server.address}/slack/install`, { redirect: "manual" })).status;
  expect(await knock()).toBe(503);
  await kubedrill.start(quietBot);
  expect(await knock()).not.toBe(503);
  await kubedrill.stop();
  expect(await knock()).toBe(503);
});
