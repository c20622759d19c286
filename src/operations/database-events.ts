// What the database reports: into the log and metrics, and what the operator has to fix.
import { addSecretPaths, type SecretPaths } from "../environment/secret-files.ts";
import type { DatabaseEvents } from "../open-database.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";

interface EventParts {
  readonly log: Logger;
  readonly metrics: Pick<Metrics, "databaseRetried" | "databaseCommitted">;
  readonly secretPaths: SecretPaths;
}

interface WatchedDatabase {
  readonly events: DatabaseEvents;
  /** Why the database refuses access, and what to do; undefined while it doesn't. */
  refusal(): string | undefined;
}

export function watchDatabase({ log, metrics, secretPaths }: EventParts): WatchedDatabase {
  let refusal: string | undefined;
  return {
    refusal: () => refusal,
    events: {
      retried: metrics.databaseRetried,
      committed: metrics.databaseCommitted,
      connectionLost: (reason) =>
        log.warn({ reason }, "a database connection was lost; another takes its place"),
      accessProblem(problem) {
        refusal = problem && addSecretPaths(problem, secretPaths);
        if (problem === undefined) log.info("the database accepts new connections again");
        else log.error(problem);
      },
      fileProblem: (problem) =>
        problem === undefined ? log.info("the database file is fine again") : log.fatal(problem),
    },
  };
}
