// The contract of every write: it needs few statements. Run again with the same IDs, as after a lost COMMIT, it changes
// nothing more and returns what it returned.
import { describe, expect, it, onTestFinished } from "vitest";
import { createStorage } from "../../../../src/storage/storage.ts";
import { countStatements } from "../../../support/storage/count-statements.ts";
import { readSortedRows } from "../../../support/storage/schema.ts";
import { type Open, setUpTeam } from "../../../support/storage/storage.ts";
import { listOperations, reads, writesAtOnce } from "./operations.ts";
import { operationOf } from "./write-case.ts";
import { writeCases } from "./write-cases.ts";

/** The most statements that a write can run. */
const statementsOf = (name: string) => exceptions[operationOf(name)] ?? 14;

const exceptions: Readonly<Record<string, number>> = {
  "people.delete": 45,
  "people.deleteInactive": 46,
  "links.redeem": 23,
  "links.separate": 19,
};

export function describeTwice(open: Open): void {
  describe("a write that runs twice", () => {
    it("is in this table for every write operation", () => {
      const known = new Set([...reads, ...writeCases.map(([name]) => operationOf(name))]);
      expect(listOperations().filter((operation) => !known.has(operation as never))).toEqual([]);
      expect(reads.filter(writesAtOnce)).toEqual([]);
    });

    it.each(writeCases)(
      "%s takes few statements, returns the same, and changes nothing more",
      async (name, prepare) => {
        const opened = await open();
        onTestFinished(() => opened.close());
        const { database, count } = countStatements(opened.database);
        const team = await setUpTeam({ ...opened, database, storage: createStorage(database) });
        const run = await prepare(team);
        count.statements = 0;
        const first = await run();
        expect(count.statements, "statements").toBeLessThanOrEqual(statementsOf(name));
        const rows = await readSortedRows(team.database);
        expect(await run()).toEqual(first);
        expect(await readSortedRows(team.database)).toEqual(rows);
      },
    );
  });
}
