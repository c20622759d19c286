// Finds set variables whose name is almost one of ours. Nothing reads them.
import { editDistance } from "../app/command/nearest.ts";

/** Two typos in a shorter name would match too many other programs' variables. */
const SHORTEST = 9;
const MOST_EDITS = 2;

/** Set variables that nothing reads, each with the `known` one that was probably meant. */
export function findMisspelled(
  set: readonly string[],
  known: readonly string[],
): readonly (readonly [name: string, meant: string])[] {
  return set
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = findMeant(name.toUpperCase().replaceAll("-", "_"), known);
      return meant === undefined ? [] : [[name, meant] as const];
    });
}

function findMeant(name: string, known: readonly string[]): string | undefined {
  const rated = known
    .filter((other) => other.length >= SHORTEST)
    .map((other) => ({ other, edits: isExtended(name, other) ? 0 : editDistance(name, other) }))
    .toSorted((one, other) => one.edits - other.edits);
  return rated.find(({ edits }) => edits <= MOST_EDITS)?.other;
}

/** Such as SLACK_BOT_TOKEN_FILE. */
function isExtended(name: string, known: string): boolean {
  return /^(KUBEDRILL|SLACK|DISCORD)_/.test(known) && name.startsWith(`${known}_`);
}
