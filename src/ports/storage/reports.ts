// Reported questions, and what they lead to: rulings on question versions.
import type { QuarantineScope, Version } from "../../core/question/quarantine.ts";
import type { Member } from "./people.ts";

export interface Reports {
  /** Adds a report: one per member and version, and a limited number per learner. */
  add(report: NewReport, limit: ReportLimit): Promise<"added" | "known" | "too many">;
  /** Takes a version out where enough reports say so. Returns the places where that is new. */
  weigh(version: Version, bank: Bank, now: number): Promise<readonly QuarantineScope[]>;
  /** Versions with at least two reports that are still asked in the installation. */
  toWeigh(): Promise<readonly Version[]>;
  /** An operator's decision for the whole installation; a release ends the teams' quarantines, too. */
  rule(version: Version, verdict: "release" | "quarantine", now: number): Promise<void>;
  /** Asks a version again in a team; false where that team's reports had not taken it out. */
  release(version: Version, teamId: string, now: number, onceId: string): Promise<boolean>;
  /** What a team isn't asked: by its own reports, or in the whole installation. */
  quarantined(teamId: string): Promise<readonly Quarantined[]>;
  /** Every reported or quarantined version, the most reported first. */
  overview(): Promise<readonly Disputed[]>;
  /** What a team's members reported, by version and kind, oldest first. */
  ofTeam(teamId: string): Promise<readonly ReportCount[]>;
}

export const reportKinds = ["wrong", "ambiguous", "outdated", "typo"] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface NewReport extends Version {
  readonly id: string;
  readonly kind: ReportKind;
  readonly member: Pick<Member, "id" | "teamId" | "learnerId">;
  /** Epoch ms. */
  readonly at: number;
}

/** Up to `most` reports per learner since `since` (epoch ms). */
export interface ReportLimit {
  readonly since: number;
  readonly most: number;
}

/** The questions that are asked today. */
export interface Bank {
  /** How many. */
  readonly size: number;
  /** Whether this version is one of them. */
  has(version: Version): boolean;
}

export interface Quarantined extends Version {
  readonly scope: QuarantineScope;
}

export interface ReportCount extends Version {
  readonly kind: ReportKind;
  readonly count: number;
}

/** A version as the people who run Kubedrill see it. */
export interface Disputed extends Version {
  /** Distinct learners who reported it, and teams that they did so in; direct messages are no team. */
  readonly learners: number;
  readonly teams: number;
  /** How many teams are not asked it because of their own reports. */
  readonly outIn: number;
  /** Who took it out everywhere; undefined where it is asked. */
  readonly outBy: "reports" | "operator" | undefined;
}
