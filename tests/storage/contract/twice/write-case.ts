// A write to be run twice: what has to be there before it, and the write itself with its IDs already drawn.
import type { TestTeam } from "../../../support/storage/storage.ts";
import type { Operation } from "./operations.ts";

/** The operation's name, alone or with a variant: `squads.leave` or `squads.leave: the last member`. */
export type CaseName = Operation | `${Operation}: ${string}`;

/** Sets the stage in a fresh team and returns the write: each run of it has the same arguments. */
export type Prepare = (team: TestTeam) => Promise<() => Promise<unknown>>;

export type WriteCases = { readonly [name in CaseName]?: Prepare };

export function operationOf(name: string): string {
  return name.split(":")[0] ?? name;
}
