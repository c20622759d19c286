// The animation at the top of the README.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../support/kubedrill-process.ts";

const gif = readFileSync(join(root, "docs/pictures/first-look.gif"));

/** The delays of all frames, in ms: each frame's control block (21 F9 04) has one, in hundredths of a second. */
function delaysOf(bytes: Buffer): readonly number[] {
  const found: number[] = [];
  const block = Buffer.from([0x21, 0xf9, 0x04]);
  for (let at = bytes.indexOf(block); at >= 0; at = bytes.indexOf(block, at + 1))
    if (bytes[at + 7] === 0) found.push(bytes.readUInt16LE(at + 4) * 10);
  return found;
}

describe("the first look", () => {
  it("has under 500 KB", () => {
    expect(gif.length).toBeLessThan(500 * 1_024);
  });

  it("is an animation of about 20 seconds", () => {
    const delays = delaysOf(gif);
    expect(delays.length).toBeGreaterThan(10);
    const seconds = delays.reduce((sum, delay) => sum + delay, 0) / 1_000;
    expect(seconds).toBeGreaterThan(17);
    expect(seconds).toBeLessThan(23);
  });
});
