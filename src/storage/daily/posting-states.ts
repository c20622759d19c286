// Lists of posting states for SQL, built from core/posting.ts.
import type { PostingState } from "../../core/posting.ts";
import type { Statement } from "../transaction.ts";

/** The states as a list for IN. They are constants, so the database can plan with them. */
export function among(states: readonly PostingState[]): Statement {
  return { text: `(${states.map((state) => `'${state}'`).join(", ")})`, values: [] };
}
