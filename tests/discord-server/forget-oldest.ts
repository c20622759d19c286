// Bounds what a long bench leaves behind.

/** Keeps between `kept` and twice as many entries: the oldest go, many at once, which costs nothing each. */
export function forgetOldest(map: Map<string, unknown>, kept: number): void {
  if (map.size < 2 * kept) return;
  let excess = map.size - kept;
  for (const key of map.keys()) {
    if (excess-- <= 0) return;
    map.delete(key);
  }
}
