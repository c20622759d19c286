// Lists of posting states for SQL, built from core/posting.ts.
import type { PostingState } from "../../core/posting.ts";
import type { Statement } from "../transaction.ts";

const lists = new WeakMap<readonly PostingState[], Statement>();

/** The states as a list for IN. They are constants, so that the database can plan with them. */
export function among(states: readonly PostingState[]): Statement {
  let list = lists.get(states);
  if (list === undefined) {
    list = { text: `(${states.map((state) => `'${state}'`).join(", ")})`, values: [] };
    lists.set(states, list);
  }
  return list;
}
