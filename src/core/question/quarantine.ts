// Quarantine: which question versions are not asked, because enough people say that something is wrong.

/** Distinct reporters that quarantine a question in their team, and teams that do so everywhere. */
const REPORTERS_IN_TEAM = 2;
const TEAMS = 3;

/** Somebody says that something is wrong with a question version. */
export interface Report {
  readonly questionId: string;
  readonly version: number;
  readonly teamId: string;
  readonly memberId: string;
  /** Epoch ms. */
  readonly at: number;
}

/** A decision about a version, in one team or (without one) in the whole installation. */
export interface Ruling {
  readonly questionId: string;
  readonly version: number;
  readonly teamId?: string | undefined;
  readonly verdict: "release" | "quarantine";
  readonly at: number;
}

export type QuarantineScope = "team" | "installation";

/**
 * Where a question version is quarantined for `teamId`, or undefined where it may be asked. Two
 * distinct reporters quarantine it in their team; three teams with a report do so in the whole
 * installation, as does an operator's ruling. Reports before a release count no longer: a release of a
 * team in that team only, an operator's everywhere.
 */
export function quarantineOf(
  question: { readonly id: string; readonly version: number },
  teamId: string,
  reports: readonly Report[],
  rulings: readonly Ruling[],
): QuarantineScope | undefined {
  const about = (one: Report | Ruling) => one.questionId === question.id && one.version === question.version;
  const ruled = rulings.filter(about);
  const latest = ruled.filter((ruling) => ruling.teamId === undefined).at(-1);
  if (latest?.verdict === "quarantine") return "installation";

  const released = (team: string | undefined) =>
    Math.max(
      -1,
      ...ruled.filter((one) => one.teamId === team && one.verdict === "release").map(({ at }) => at),
    );
  const counted = reports.filter(about).filter(({ at }) => at > released(undefined));
  if (new Set(counted.map((report) => report.teamId)).size >= TEAMS) return "installation";

  const here = counted.filter((report) => report.teamId === teamId && report.at > released(teamId));
  return new Set(here.map(({ memberId }) => memberId)).size >= REPORTERS_IN_TEAM ? "team" : undefined;
}
