// Memories that forget their oldest, so that a bench does not fill the machine.

/** Appends; a list twice as long as its limit is cut down to it. */
export function keepLast<T>(list: T[], item: T, limit: number): void {
  list.push(item);
  if (list.length > 2 * limit) list.splice(0, list.length - limit);
}

/** Sets; beyond the limit the key that came first goes. */
export function keepNewest<K, V>(map: Map<K, V>, key: K, value: V, limit: number): void {
  map.set(key, value);
  if (map.size <= limit) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
