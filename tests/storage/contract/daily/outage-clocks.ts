// The contract of outages under wrong clocks: a leap of the clock isn't an outage.
import { describe, expect, it } from "vitest";
import { at, type Open, RIGHT } from "../../../support/storage/storage.ts";
import { openTeamWithOutages } from "./team-with-outages.ts";

export function describeOutageClocks(open: Open): void {
  describe("an outage seen by a clock", () => {
    const AHEAD = 400;

    it("that was far ahead is taken back when the clock is right", async () => {
      const { storage, drill, post, ada, answer, beat, settleAll, play, closeDay, streaks } =
        await openTeamWithOutages(open);
      await play([0]);
      const { id } = await post(drill, 1);
      await beat(at(1, 12), true);
      await beat(at(1 + AHEAD, 12)); // a process starts under a wrong clock
      await settleAll();
      await closeDay(id, 2);
      expect(await streaks()).toEqual([[1, 0]]);
      await answer(await post(drill, 2), ada, RIGHT);
      expect(await streaks()).toEqual([[2, 0]]);
      await beat(at(2, 12), true);
      expect(await settleAll()).toBe(1);
      expect(await streaks()).toEqual([[1, 0]]);
      expect(await storage.outages.unsettled("playground")).toEqual([]);
    });

    it("that was far ahead doesn't take back an outage before it", async () => {
      const { drill, post, beat, settleAll, down, play, closeDay, streaks } = await openTeamWithOutages(open);
      await play([0]);
      const { id } = await post(drill, 1);
      await down(at(1, 12), at(1, 15));
      await beat(at(1 + AHEAD));
      await settleAll();
      await beat(at(2, 8));
      await settleAll();
      await closeDay(id, 2);
      expect(await streaks()).toEqual([[1, 0]]);
    });

    it("that is far behind waits until the clock is right", async () => {
      const { storage, drill, post, beat, settleAll, play, closeDay, streaks } =
        await openTeamWithOutages(open);
      await play([0]);
      const { id } = await post(drill, 1);
      await beat(at(1, 12), true);
      expect(await beat(at(-AHEAD))).toBe(false);
      expect(await storage.outages.unsettled("playground")).toEqual([]);
      expect(await beat(at(1, 15))).toBe(true);
      await settleAll();
      await closeDay(id, 2);
      expect(await streaks()).toEqual([[1, 0]]);
    });
  });
}
