// How fast a platform takes messages, and what texts call it.
import { describe, expect, it } from "vitest";
import { openWorld, type Subject, type World } from "./world.ts";

const HOUR = 3_600_000;

export function describeFigures<W extends World>(subject: Subject<W>): void {
  describe("its figures", () => {
    it("let something through", async () => {
      const { pace } = (await openWorld(subject)).platform;
      expect(pace.perSecond).toBeGreaterThan(0);
      expect(pace.atOnce).toBeGreaterThanOrEqual(1);
      expect(Number.isInteger(pace.atOnce)).toBe(true);
      expect(pace.channelInterval).toBeGreaterThanOrEqual(0);
      expect(pace.channelInterval).toBeLessThan(10_000);
    });

    it("never count an old posting more often than a new one", async () => {
      const { platform } = await openWorld(subject);
      const intervals = [0, HOUR / 2, HOUR, 12 * HOUR, 24 * HOUR].map((age) => platform.countInterval(age));
      expect(intervals).toEqual(intervals.toSorted((one, other) => one - other));
      expect(intervals[0]).toBeGreaterThanOrEqual(0);
      expect(intervals.at(-1)).toBeLessThanOrEqual(HOUR);
    });

    it("have words for the platform and for how far data reaches", async () => {
      const { terms } = (await openWorld(subject)).platform;
      expect(terms.name).toMatch(/^[A-Z][\w ]+$/);
      expect(terms.reach).toMatch(/^here\b[\w ]*$/);
    });
  });
}
