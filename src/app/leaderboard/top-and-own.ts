// What boards show of long standings.

const SHOWN = 10;

/** The top ten, and below them the reader's own where it is not among them. */
export function topAndOwn<T>(standings: readonly T[], isOwn: (standing: T) => boolean): readonly T[] {
  return [...standings.slice(0, SHOWN), ...standings.slice(SHOWN).filter(isOwn)];
}
