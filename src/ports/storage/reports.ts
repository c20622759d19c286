// Reported questions, and the rulings that follow.
import type { QuarantineScope, Version } from "../../core/question/quarantine.ts";
import type { Member } from "./people.ts";

/** Reports and rulings. */
export interface Reports {
  /** Adds a report: one per member and version, and a limited number per learner. */
  add(report: NewReport, limit: ReportLimit): Promise<"added" | "known" | "too many">;
  /** Adds a comment to the member's latest report since `since` (epoch ms); undefined if there is none. */
  comment(memberId: string, comment: string, since: number): Promise<Version | undefined>;
  /** A team's comments, oldest first. */
  comments(teamId: string): Promise<readonly ReportComment[]>;
  /** Quarantines a version if it has enough reports. Returns where the quarantine is new. */
  weigh(version: Version, bank: Bank, now: number): Promise<readonly QuarantineScope[]>;
  /** Versions with at least two reports that the installation still asks. */
  toWeigh(): Promise<readonly Version[]>;
  /** An operator's decision for the whole installation. A release also ends the teams' quarantines. */
  rule(version: Version, verdict: "release" | "quarantine", now: number): Promise<void>;
  /** Ends a team's quarantine; false if the team's reports hadn't started one. */
  release(version: Version, teamId: string, now: number, onceId: string): Promise<boolean>;
  /** The versions that these teams aren't asked: by a team's own reports, or in the whole installation. */
  quarantined(teamIds: readonly string[]): Promise<readonly Quarantined[]>;
  /** Every reported or quarantined version, most reports first. */
  overview(): Promise<readonly Disputed[]>;
  /** A team's reports by version and kind, oldest first. */
  ofTeam(teamId: string): Promise<readonly ReportCount[]>;
}

/** What can be wrong with a question. */
export const reportKinds = ["wrong", "ambiguous", "outdated", "typo", "other"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** A report to add. */
export interface NewReport extends Version {
  readonly id: string;
  readonly kind: ReportKind;
  readonly member: Pick<Member, "id" | "teamId" | "learnerId">;
  /** Epoch ms. */
  readonly at: number;
}

/** Up to `maximum` reports per learner since `since` (epoch ms). */
export interface ReportLimit {
  readonly since: number;
  readonly maximum: number;
}

/** The questions in the loaded content. */
export interface Bank {
  readonly size: number;
  /** Whether the content has this version. */
  has(version: Version): boolean;
}

/** A version in quarantine, and where. */
export type Quarantined = Version &
  (
    | { readonly scope: "installation"; readonly teamId?: undefined }
    | { readonly scope: "team"; readonly teamId: string }
  );

/** How many reports of a kind a version has. */
export interface ReportCount extends Version {
  readonly kind: ReportKind;
  readonly count: number;
}

/** What a member wrote about a version. No one learns who. */
export interface ReportComment extends Version {
  readonly comment: string;
}

/** A reported or quarantined version, as operators see it. */
export interface Disputed extends Version {
  /** How many learners reported it, and in how many teams. Direct messages aren't teams. */
  readonly learners: number;
  readonly teams: number;
  /** How many teams have it in quarantine because of their own reports. */
  readonly quarantinedIn: number;
  /** Who quarantined it everywhere; undefined if no one did. */
  readonly quarantinedBy: "reports" | "operator" | undefined;
}
