// The contract of every write: run again with the same IDs, as after a lost COMMIT, it changes nothing more and
// returns what it returned.
import { describe, expect, it } from "vitest";
import { readSortedRows } from "../../../support/storage/schema.ts";
import { type Open, openTeam } from "../../../support/storage/storage.ts";
import { listOperations, reads, writesAtOnce } from "./operations.ts";
import { operationOf } from "./write-case.ts";
import { writeCases } from "./write-cases.ts";

export function describeTwice(open: Open): void {
  describe("a write that runs twice", () => {
    it("is in this table for every write operation", () => {
      const known = new Set([...reads, ...writeCases.map(([name]) => operationOf(name))]);
      expect(listOperations().filter((operation) => !known.has(operation as never))).toEqual([]);
      expect(reads.filter(writesAtOnce)).toEqual([]);
    });

    it.each(writeCases)("%s returns the same and changes nothing more", async (_name, prepare) => {
      const team = await openTeam(open);
      const run = await prepare(team);
      const first = await run();
      const rows = await readSortedRows(team.database);
      expect(await run()).toEqual(first);
      expect(await readSortedRows(team.database)).toEqual(rows);
    });
  });
}
