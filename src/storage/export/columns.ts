// What an export does with a column: shows it as a documented field, or leaves it out for a reason.
import { z } from "zod";

/** A column that an export shows. Its field is the column's name in camel case. */
export interface Field {
  /** How the stored value is written in JSON. */
  readonly as: "text" | "number" | "flag" | "instant" | "json";
  /** One or more sentences for docs/privacy-export.md. */
  readonly says: string;
  readonly schema: z.ZodType;
  /** Whether it can be null. */
  readonly optional: boolean;
  /** Whether it's null while its question is open for the learner (decision 015). */
  readonly waits: boolean;
  /** Whether the field only says that the column holds one of the learner's member IDs, and not whose ID it is. */
  readonly asks: boolean;
}

/** Why a column isn't exported. */
export interface LeftOut {
  readonly reason: "not about a person" | "derived" | "secret";
  readonly because: string;
}

export type Column = Field | LeftOut;

const field = (as: Field["as"], says: string, schema: z.ZodType): Field => ({
  as,
  says,
  schema,
  optional: false,
  waits: false,
  asks: false,
});

/** A text, a date, or an ID. */
export const text = (says: string) => field("text", says, z.string());

/** A count, an amount, or a version. */
export const number = (says: string) => field("number", says, z.number());

/** Stored as 0 or 1. */
export const flag = (says: string) => field("flag", says, z.boolean());

/** Stored as epoch ms. */
export const instant = (says: string) => field("instant", says, z.iso.datetime());

/** JSON text, which the export has as JSON. */
export const json = (says: string, schema: z.ZodType) => field("json", says, schema);

/** A column that can be null. `says` explains what null means. */
export const optional = (column: Field): Field => ({ ...column, optional: true });

/** Null while the question is open, because it would give away the right answer. */
export const waits = (column: Field): Field => ({ ...column, waits: true });

/** A member's ID that can be another person's: the field says whether it's the learner. */
export const isYours = (says: string): Field => ({ ...flag(says), asks: true });

/** A column that isn't exported. */
export const leave = (reason: LeftOut["reason"], because: string): LeftOut => ({ reason, because });

/** Columns of a table that isn't about people, all left out for one reason. */
export function leaveAll<const N extends string>(
  reason: LeftOut["reason"],
  because: string,
  names: readonly N[],
): Readonly<Record<string, LeftOut>> {
  return Object.fromEntries(names.map((name) => [name, leave(reason, because)]));
}

/** Whether an export shows the column. */
export function isField(column: Column): column is Field {
  return "as" in column;
}

/** `looked_up_at` is `lookedUpAt` in an export. */
export function fieldName(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
