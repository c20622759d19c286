// Shortens long standings.

const SHOWN = 10;

/** The top ten, then the reader's own standing if it's lower. */
export function topAndOwn<T>(standings: readonly T[], isOwn: (standing: T) => boolean): readonly T[] {
  return [...standings.slice(0, SHOWN), ...standings.slice(SHOWN).filter(isOwn)];
}
