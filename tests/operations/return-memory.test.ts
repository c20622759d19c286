// Memory that was only needed for a while goes back to the system.
import { getHeapSpaceStatistics } from "node:v8";
import { expect, it } from "vitest";
import { returnMemory } from "../../src/operations/return-memory.ts";

/** The reserved size of V8's young generation, in MB. */
function youngGeneration(): number {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  return (space?.space_size ?? 0) / 1024 ** 2;
}

/** Makes as many objects at once as loading the content does. */
function growYoungGeneration(): void {
  const kept = Array.from({ length: 2_000_000 }, (_, index) => ({ index }));
  expect(kept).toHaveLength(2_000_000);
}

it("shrinks the young generation", () => {
  growYoungGeneration();
  const grown = youngGeneration();
  returnMemory();
  expect(youngGeneration()).toBeLessThan(grown / 2);
});
