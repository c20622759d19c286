// How many visits pages take: by address, and together.
import { describe, expect, it } from "vitest";
import { createRateLimit } from "../../../../src/platforms/slack/install/rate-limit.ts";

const each = { burst: 3, perMinute: 6 };
const together = { burst: 5, perMinute: 60 };

describe("the limit of visits", () => {
  it("lets a burst in, then as many as its rate", () => {
    const admits = createRateLimit({ each, together });
    expect([0, 1, 2, 3].map(() => admits("192.0.2.1", 0))).toEqual([true, true, true, false]);
    expect(admits("192.0.2.1", 9_000)).toBe(false);
    expect(admits("192.0.2.1", 21_000)).toBe(true);
    expect(admits("192.0.2.1", 21_000)).toBe(true);
    expect(admits("192.0.2.1", 21_000)).toBe(false);
  });

  it("is one for all together, too", () => {
    const admits = createRateLimit({ each, together });
    const visits = Array.from({ length: 8 }, (_, index) => admits(`192.0.2.${index}`, 0));
    expect(visits.filter(Boolean)).toHaveLength(5);
  });

  it("takes the 2^64 addresses of one network for one visitor", () => {
    const admits = createRateLimit({ each, together });
    const addresses = ["2001:db8::1", "2001:db8:0:0:ffff::2", "2001:db8::3:4:5:6", "2001:db8:0:0:1:2:3:4"];
    expect(addresses.map((address) => admits(address, 0))).toEqual([true, true, true, false]);
    expect(admits("2001:db8:0:1::1", 0)).toBe(true);
  });

  it("is not widened by a clock that is set back, and remembers only so many addresses", () => {
    const admits = createRateLimit({ each, together: { burst: 1_000, perMinute: 0 }, most: 2 });
    for (let visit = 0; visit < 3; visit += 1) admits("192.0.2.1", 60_000);
    expect(admits("192.0.2.1", 0)).toBe(false);
    admits("192.0.2.2", 0);
    admits("192.0.2.3", 0);
    expect(admits("192.0.2.1", 0)).toBe(true);
  });
});
