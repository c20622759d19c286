// Deletes people who weren't seen for as long as the operator keeps their data.
import { makeId } from "../../core/id.ts";
import type { People } from "../../ports/storage/people.ts";
import { clicksFirst } from "../daily/pages.ts";

export interface InactiveDeps {
  readonly storage: { readonly people: Pick<People, "inactive" | "deleteInactive"> };
  readonly random: () => number;
  /** Called for each open posting that lost an answer. */
  readonly countChanged: (postingId: string) => void;
}

/**
 * Deletes every learner whose members were all last seen more than `kept` ms before `now` (epoch ms), as
 * /privacy delete does. Undefined keeps everyone.
 */
export async function deleteInactive(
  { storage: { people }, random, countChanged }: InactiveDeps,
  now: number,
  kept: number | undefined,
): Promise<void> {
  if (kept === undefined) return;
  const before = now - kept;
  let after: string | undefined;
  do {
    const { ids, last } = await people.inactive(before, after);
    for (const id of ids) {
      const changed = await people.deleteInactive(id, before, makeId(now, random), now);
      changed.forEach(countChanged);
      await clicksFirst();
    }
    after = last;
    await clicksFirst();
  } while (after !== undefined);
}
