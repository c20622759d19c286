// The channels that the doctors check.
import { describe, expect, it } from "vitest";
import { drillChannels } from "../../src/cli/drill-channels.ts";
import { openApp } from "../support/app.ts";
import { freshId } from "../support/storage/storage.ts";

describe("the channels of drills", () => {
  it("are those of running drills and of drills that Kubedrill paused, with the reason", async () => {
    const { storage, clock, createDrill } = await openApp();
    const [, refused, resting, gone] = [
      await createDrill(),
      await createDrill({ channel: "refused" }),
      await createDrill({ channel: "resting" }),
      await createDrill({ channel: "gone" }),
    ];
    await storage.drills.pause(refused.id, "It can't post there.", clock.now, freshId());
    await storage.drills.pause(resting.id, undefined, clock.now, freshId());
    await storage.drills.remove(gone.id, clock.now);
    const found = await drillChannels(storage, "playground");
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ team: "T1", channel: "general", paused: undefined });
    expect(found).toContainEqual({ team: "T1", channel: "refused", paused: "It can't post there." });
    expect(await drillChannels(storage, "slack")).toEqual([]);
  });

  it("exclude teams that removed Kubedrill", async () => {
    const { storage, clock, createDrill } = await openApp();
    await createDrill();
    await storage.teams.leave({ platform: "playground", externalId: "T1" }, clock.now);
    expect(await drillChannels(storage, "playground")).toEqual([]);
  });
});
