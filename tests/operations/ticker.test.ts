// The ticker goes by the wall clock's minutes, and never waits longer than a minute, however the clock is set.
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
  it("ticks on every full minute", () => {
    vi.advanceTimersByTime(180_000);
    expect(ticks.map((at) => at - START)).toEqual([40_000, 100_000, 160_000]);
  });

  it.each([400, -400])("goes on when the clock is set by %i days, and back", (days) => {
    vi.setSystemTime(START + days * DAY);
    vi.advanceTimersByTime(180_000);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    ticks.length = 0;
    vi.setSystemTime(START + 300_000);
    vi.advanceTimersByTime(180_000);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(4);
  });

  it("doesn't tick twice where a timer fires early", () => {
    vi.advanceTimersByTime(40_000);
    vi.setSystemTime(START + 99_995);
    vi.advanceTimersByTime(60_000);
    expect(ticks).toHaveLength(2);
  });

  it("ends", () => {
    ticker.stop();
    vi.advanceTimersByTime(180_000);
    expect(ticks).toEqual([]);
  });
});
