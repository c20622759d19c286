// Properties of random histories: rollups, cards, links, and deletions, after anything that people and time do.
import { describe, it } from "vitest";
import { histories } from "../../../support/histories/actions.ts";
import { expectAfterHistories } from "../../../support/histories/hold.ts";
import { type Played, playHistory } from "../../../support/histories/play.ts";
import { type Open, setUpTeam, type TestTeam } from "../../../support/storage/storage.ts";
import { expectCards } from "./expect-cards.ts";
import { expectDeletions } from "./expect-deletion.ts";
import { expectLinksRestored } from "./expect-links.ts";
import { expectRetentionUndone } from "./expect-retention.ts";
import { expectRollups } from "./expect-rollups.ts";

/** Runs each property `runs` times, with a new database each time. */
export function describeHistories(name: string, open: Open, runs: number): void {
  async function withTeam(use: (team: TestTeam) => Promise<void>): Promise<void> {
    const opened = await open();
    try {
      await use(await setUpTeam(opened));
    } finally {
      await opened.close();
    }
  }

  /** After every history, `check` holds. */
  function holds(check: (world: Played) => Promise<void>): Promise<void> {
    return expectAfterHistories(histories, runs, (history) =>
      withTeam(async (team) => check(await playHistory(team, history))),
    );
  }

  describe(`random histories on ${name}`, () => {
    it("rollups equal a fresh count", () => holds(expectRollups));

    it("cards equal a replay of their logs, and reviews leave out suspended questions", () =>
      holds(expectCards));

    it("a desired retention that's undone leaves the cards as if it never changed", () =>
      expectAfterHistories(histories, runs, (history) => expectRetentionUndone(withTeam, history)));

    it("linking and separating restores both sides' cards", () => holds(expectLinksRestored));

    it("deleting a learner leaves nothing of them behind, and changes nothing of the others", () =>
      holds(expectDeletions));
  });
}
