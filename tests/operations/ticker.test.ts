// The ticker follows the wall clock's minutes, and continues within about a minute after someone set that clock.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startTicker, type Ticker } from "../../src/operations/ticker.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 2, 9, 0, 20);

let ticks: number[];
let ticker: Ticker;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  ticks = [];
  ticker = startTicker(() => ticks.push(Date.now()));
});

afterEach(() => {
  ticker.stop();
  vi.useRealTimers();
});

describe("the ticker", () => {
  it("ticks on every full minute", async () => {
    await vi.advanceTimersByTimeAsync(180_000);
    expect(ticks.map((at) => at - START)).toEqual([40_000, 100_000, 160_000]);
  });

  it.each([400, -400])("goes on when the clock is set by %i days, and back", async (days) => {
    vi.setSystemTime(START + days * DAY);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    ticks.length = 0;
    vi.setSystemTime(START + 300_000);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(4);
  });

  it("doesn't tick twice where a timer fires early", async () => {
    await vi.advanceTimersByTimeAsync(40_000);
    vi.setSystemTime(START + 39_995);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ticks).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5);
    expect(ticks).toHaveLength(2);
  });

  it("ends", async () => {
    ticker.stop();
    await vi.advanceTimersByTimeAsync(180_000);
    expect(ticks).toEqual([]);
  });
});
