// Outdated buttons on Slack: the channel's question stays, and rights are those of this moment.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Message } from "../../slack-server/model.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";

const textOf = ({ blocks }: Message) => visibleText(blocks);

async function open() {
  const app = await openSlackApp("socket");
  const kubedrill = await app.start();
  return { ...app, kubedrill, ben: app.team.addMember("ben") };
}

describe("a public message on Slack", () => {
  it.each(["leaderboard:week", "squad-list", "settings-set:reveals:name"])(
    "stays as it is when %s is pressed under it",
    async (action) => {
      const { slack, kubedrill, team, general, ada, ben, latest } = await open();
      const [name = "", ...args] = action.split(":");
      const blocks = [
        { type: "text", markdown: "The question" },
        { type: "buttons", buttons: [{ label: "Old", action: { name, args } }] },
      ] as const;
      await kubedrill.kubedrill.platform.post({ team: team.id, channel: general.id }, blocks, "key");
      const reply = await (await ben.click(latest(), "Old")).reply();
      expect([reply.onlyFor?.name, reply.ts === latest().ts]).toEqual(["ben", false]);
      expect(slack.shownTo(ada, general).map(textOf)).toEqual([expect.stringContaining("The question")]);
    },
  );
});

describe("an admin's buttons on Slack", () => {
  it("do nothing from the moment when Slack says that they are none", async () => {
    const { createDrill, storage, ada, general } = await open();
    const drill = await createDrill();
    const shown = await (await ada.command("/kubedrill", "drill show", general)).reply();
    Object.assign(ada.person, { admin: false, owner: false });
    const reply = await (await ada.click(shown, "Pause")).reply();
    expect(textOf(reply)).toContain("Only team admins can do this.");
    expect((await storage.drills.byId(drill.id))?.paused).toBeUndefined();
  });
});
