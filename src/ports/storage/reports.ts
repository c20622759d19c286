// Reported questions and rulings on them.
import type { Report, Ruling } from "../../core/question/quarantine.ts";

export interface Reports {
  /** Adds a report; one a member and question version, a second one changes nothing. */
  add(report: Report & { readonly id: string; readonly kind: ReportKind }): Promise<"added" | "known">;
  rule(ruling: Ruling & { readonly id: string }): Promise<void>;
  /** Everything that was reported and ruled, oldest first. */
  disputes(): Promise<Disputes>;
}

export const reportKinds = ["wrong", "ambiguous", "outdated", "typo"] as const;

export type ReportKind = (typeof reportKinds)[number];

export interface Disputes {
  readonly reports: readonly (Report & { readonly kind: ReportKind })[];
  readonly rulings: readonly Ruling[];
}
