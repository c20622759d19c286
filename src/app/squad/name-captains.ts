// Once per hour, squads that lost their captain get the next one, who gets a notice.
import { markdownName } from "../../core/display-name.ts";
import { makeId } from "../../core/id.ts";
import { INACTIVE_AFTER } from "../../core/leaderboard/squad-standings.ts";
import type { Squads } from "../../ports/storage/squads.ts";
import { clicksFirst } from "../daily/pages.ts";

interface Deps {
  readonly storage: { readonly squads: Pick<Squads, "heirs" | "succeed"> };
  readonly random: () => number;
}

/** What a new captain gets to know with their next command. */
export function captainNotice(squad: string): string {
  return `You're the captain of **${markdownName(squad)}** now. {command:squad list} says what you can do.`;
}

/**
 * Makes the longest member the captain of each squad whose captain left, deleted their data, or wasn't seen for 90
 * days. A captain who comes back later is a member like the others.
 */
export async function nameCaptains({ storage: { squads }, random }: Deps, now: number): Promise<void> {
  const since = now - INACTIVE_AFTER;
  let after: string | undefined;
  do {
    const { heirs, last } = await squads.heirs(since, after);
    for (const { id, name, memberId } of heirs) {
      const notice = { id: makeId(now, random), markdown: captainNotice(name) };
      await squads.succeed({ squadId: id, memberId, since, notice }, now);
    }
    after = last;
    await clicksFirst();
  } while (after !== undefined);
}
