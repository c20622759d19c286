// What Kubedrill uses while Slack doesn't report profiles: names, zones, and rights from before.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Fault } from "../../slack-server/web-api/outages.ts";
import { FIRST } from "../../support/app.ts";
import { createHandTimers } from "../../support/hand-timers.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";

const HOUR = 3_600_000;
const faults: readonly [string, Fault][] = [
  ["is limited", { retryAfter: 3_600 }],
  ["fails", { error: "internal_error" }],
  ["answers with a proxy's page", { raw: { body: "<html>" } }],
  ["names no one", { raw: { body: '{"ok":true}' } }],
];

async function open(chosen: Parameters<typeof openSlackApp>[1] = {}) {
  const app = await openSlackApp("socket", chosen);
  await app.storage.installations.store({ platform: "slack", externalId: app.team.id }, "socket", 0);
  await app.createDrill();
  const type = async (member: typeof app.ada, text: string) =>
    visibleText((await (await member.command("/kubedrill", text, app.general)).reply()).blocks);
  return { ...app, type };
}

describe.each(faults)("while users.info %s", (_, fault) => {
  it("an admin whom Slack never named isn't refused, but asked to try again", async () => {
    const { slack, start, ada, team, type } = await open();
    await start();
    const outage = slack.outage({ method: "users.info", fault });
    const again = "I couldn't check your rights just now. Try again in a moment.";
    expect(await type(ada, "drill pause")).toBe(again);
    expect(await type(team.addMember("ben"), "drill pause")).toBe(again);
    outage.end();
  });

  it("an admin stays one for an hour, over a restart, too; and everyone keeps their zone", async () => {
    const { slack, start, clock, ada, team, type } = await open();
    const first = await start();
    const ben = team.addMember("ben", { tz: "Asia/Tokyo" });
    await type(ada, "drill show");
    expect(await type(ben, "settings")).toContain("Asia/Tokyo");
    await first.stop();
    slack.outage({ method: "users.info", fault });
    await start();
    expect(await type(ada, "drill pause")).not.toContain("rights");
    expect(await type(ben, "drill resume")).toMatch(/rights|Only team admins/);
    expect(await type(ben, "settings")).toContain("Asia/Tokyo");
    clock.now += HOUR;
    expect(await type(ada, "drill resume")).toContain("I couldn't check your rights just now.");
  });
});

describe("a member who has only tapped", () => {
  it("is listed by their own name once their profile arrives, without doing anything else", async () => {
    const timers = createHandTimers();
    const app = await open({ now: () => FIRST + timers.now() });
    const { slack, start, ada, team, latest, letter, posting, clock, type } = app;
    const one = await start(timers);
    await one.tick();
    await type(ada, "daily");
    slack.outage({ method: "users.info", times: 1, fault: { retryAfter: 1 } });
    const ben = team.addMember("ben");
    await (await ben.click(latest(), letter(await posting(), "right"))).reply();
    const isProfileKnown = () => {
      timers.pass(200);
      return slack.requests.some(({ method, args, status }) => {
        return method === "users.info" && args.user === ben.id && status === 200;
      });
    };
    await expect.poll(isProfileKnown).toBe(true);
    expect(slack.impatient).toEqual([]);
    clock.now += 24 * HOUR;
    await one.tick();
    await expect.poll(() => type(ada, "leaderboard")).toMatch(/^🥇\nBen\n10$/m);
    expect(one.failures).toEqual([]);
  });
});
