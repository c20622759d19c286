// Gives memory back that only the start needs.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Collects all garbage and returns what V8 holds in reserve to the system. Blocks for about 100 ms. Loading the content
 * makes V8's young generation grow to its limit, and V8 never shrinks it by itself.
 */
export function returnMemory(): void {
  setFlagsFromString("--expose-gc");
  // Only contexts made after the flag have the function.
  const collect = runInNewContext("globalThis.gc") as NodeJS.GCFunction | undefined;
  collect?.({ type: "major", execution: "sync", flavor: "last-resort" });
}
