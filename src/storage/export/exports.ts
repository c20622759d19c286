// Exports: everything stored about a learner as one JSON document.
import type { ExportFile, Exports } from "../../ports/storage/people.ts";
import type { Database, Value } from "../transaction.ts";
import { createPacker, type Packer } from "./pack.ts";
import { type ExportPage, readExportPage } from "./read-page.ts";
import { exportedTables } from "./stored-data.ts";

/** Changes if a program that reads exports has to change. */
export const EXPORT_VERSION = 1;
export const EXPORT_FORMAT = "kubedrill-export";

/** How often to start over while the learner's accounts or teams change. */
const MOST_ATTEMPTS = 5;

/** The exports of this database: one is made at a time, so that many take no more memory than one. */
export function createExports(database: Database): Exports {
  const running = new Map<string, Promise<ExportFile | "gone">>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    make(learnerId, now) {
      const started = running.get(learnerId);
      if (started !== undefined) return started;
      const made = last.then(() => makeExport(database, learnerId, now));
      last = made.catch(() => undefined);
      const shared = made.finally(() => running.delete(learnerId));
      running.set(learnerId, shared);
      return shared;
    },
  };
}

/** @throws Error if the learner's members change all the time */
async function makeExport(database: Database, learnerId: string, now: number): Promise<ExportFile | "gone"> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const packer = createPacker();
    const outcome = await writeDocument(database, learnerId, now, packer);
    if (outcome === "whole") return packer.finish();
    if (outcome === "gone") return outcome;
  }
  throw new Error("The learner's members changed during every attempt to export their data.");
}

/** Writes the document, unless the learner's members change meanwhile: then it would have parts of the data only. */
async function writeDocument(
  database: Database,
  learnerId: string,
  now: number,
  packer: Packer,
): Promise<"whole" | "changed" | "gone"> {
  const head = { format: EXPORT_FORMAT, version: EXPORT_VERSION, asOf: new Date(now).toISOString() };
  await packer.add(JSON.stringify(head).slice(0, -1));
  let members: string | undefined;
  for (const [name, table] of Object.entries(exportedTables)) {
    if (!("where" in table.rows)) continue;
    await packer.add(`,\n${JSON.stringify(table.section)}:[`);
    let after: readonly Value[] | undefined;
    let separator = "\n";
    do {
      const page: ExportPage = await database.read(() => readExportPage(name, table, learnerId, after));
      members ??= page.members;
      if (page.members === "") return "gone";
      if (page.members !== members) return "changed";
      if (page.rows.length > 0)
        await packer.add(separator + page.rows.map((row) => JSON.stringify(row)).join(",\n"));
      if (page.rows.length > 0) separator = ",\n";
      after = page.last;
      await clicksFirst();
    } while (after !== undefined);
    await packer.add("]");
  }
  await packer.add("\n}\n");
  return "whole";
}

/** The embedded database answers synchronously: without a pause, pages in a row would block all clicks. */
function clicksFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
