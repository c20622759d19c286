// A table that an export shows as a list, and which of its rows are about the learner.
import type { Column } from "./columns.ts";

export interface ExportedTable {
  /** The list's name in the export. */
  readonly section: string;
  /** One or more sentences for docs/privacy-export.md. */
  readonly says: string;
  readonly rows: Rows;
  /** The columns that order the rows; where there can be many rows, along an index. */
  readonly key: readonly string[];
  /** Set if rows about a question that is open for the learner are left out. */
  readonly skipsOpen?: true;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Portable SQL with the learner's ID at each `?`; or the table and column of the rows that it's shown inside of. */
export type Rows =
  | { readonly where: string }
  | { readonly inside: { readonly table: string; readonly by: string } };

const members = "SELECT id FROM member WHERE learner_id = ?";

export const itself: Rows = { where: "id = ?" };
export const byLearner: Rows = { where: "learner_id = ?" };
export const byMember: Rows = { where: `member_id IN (${members})` };
export const inAnswer: Rows = { inside: { table: "answer", by: "answer_id" } };
export const ofContact: Rows = { where: `contact IN (${members})` };
export const ofMembers: Rows = { where: "id IN (SELECT team_id FROM member WHERE learner_id = ?)" };
export const ofSquads: Rows = {
  where: `(created_by IN (${members}) OR captain IN (${members}) OR id IN (
    SELECT squad_id FROM squad_member WHERE member_id IN (${members})
    UNION SELECT squad_id FROM squad_block WHERE member_id IN (${members})
    UNION SELECT squad_id FROM squad_score_total WHERE member_id IN (${members})))`,
};
