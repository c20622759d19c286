// A reveal that Slack refuses for now: it's shown once the channel allows it, at the latest on resume.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Message } from "../../slack-server/model.ts";
import { DAY } from "../../support/app.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";

const HOUR = 3_600_000;
const textOf = ({ blocks }: Message) => visibleText(blocks);

/** A question in #general that is about to close, and a contact who hears of trouble. */
async function open() {
  const app = await openSlackApp("socket");
  await app.storage.installations.store({ platform: "slack", externalId: app.team.id }, "socket", 0);
  const one = await app.start();
  const type = async (text: string) =>
    textOf(await (await app.ada.command("/kubedrill", text, app.general)).reply());
  await type("drill create time:08:00 zone:UTC weekdays:daily closes:2");
  await type("drill post");
  const [question] = app.slack.messages(app.general);
  if (question === undefined) throw new Error("Nothing was posted.");
  await (await app.team.addMember("ben").click(question, "A")).reply();
  app.clock.now += 3 * HOUR;
  const received = () => app.slack.directMessages(app.ada).map(textOf).join("\n");
  return { ...app, one, type, question, received };
}

describe("a reveal in a channel that was archived", () => {
  it("is shown once it's unarchived and the drill resumed; the contact hears why it waits", async () => {
    const { one, general, clock, question, received, type } = await open();
    general.archived = true;
    await one.tick();
    expect(textOf(question)).not.toContain("🔒 Closed");
    expect(received()).toContain("The channel is archived. Unarchive it");
    clock.now += DAY;
    await one.tick();
    general.archived = false;
    await type("drill resume");
    await one.tick();
    expect(textOf(question)).toContain("🔒 Closed");
    expect(one.failures).toEqual([]);
  });
});

describe("a reveal in a channel that Kubedrill was removed from", () => {
  it("is tried again on resume, and the contact hears what to do", async () => {
    const { slack, one, question, received, type } = await open();
    const outage = slack.outage({ method: "chat.update", fault: { error: "not_in_channel" } });
    await one.tick();
    expect(textOf(question)).not.toContain("🔒 Closed");
    expect(received()).toContain("Invite me first");
    outage.end();
    await type("drill resume");
    await one.daily.idle();
    expect(textOf(question)).toContain("🔒 Closed");
    expect(one.failures).toEqual([]);
  });
});

describe("a reveal whose message is gone", () => {
  it("is given up, and no one hears of it", async () => {
    const { slack, one, received, type } = await open();
    const outage = slack.outage({ method: "chat.update", fault: { error: "message_not_found" } });
    await one.tick();
    const { hits } = outage;
    expect(hits).toBe(1);
    await type("drill resume");
    await one.tick();
    expect(outage.hits).toBe(hits);
    expect(received()).toBe("");
  });
});
