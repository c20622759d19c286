// Quarantine: which question versions aren't asked because enough learners reported them.

/** How many learners must report a question to quarantine it in their team. */
const REPORTERS_IN_TEAM = 2;
/** How many teams must report a question to quarantine it everywhere. */
const TEAMS = 3;
/**
 * The share of all questions that these numbers can quarantine. Each further such share takes one more learner or
 * team, so two accounts can't empty a team, and three throwaway servers can't empty the installation.
 */
const SHARE = 0.05;

/** Reports that a learner can make within `REPORT_WINDOW`. People find one or two; more is abuse or a mistake. */
export const MAX_REPORTS = 10;
/** One day, in ms. */
export const REPORT_WINDOW = 86_400_000;

/**
 * What a team needs before its reports count everywhere: a working week of closed questions, answered by three
 * learners. A throwaway server doesn't have that.
 */
export const TEAM_HISTORY = { dates: 5, learners: 3 } as const;
/** Dates on which a reporter must have scored in their team before their report counts: anyone can join a server. */
export const REPORTER_DATES = 3;

/** Where a quarantine applies. */
export type QuarantineScope = "team" | "installation";

/** One version of a question. */
export interface Version {
  readonly questionId: string;
  readonly version: number;
}

/** A learner's report in a team. */
export interface CountedReport {
  readonly teamId: string;
  readonly learnerId: string;
  /** On how many dates the reporter scored in the team, counted up to `REPORTER_DATES`. */
  readonly dates: number;
  /** Epoch ms. */
  readonly at: number;
}

/** How many learners must report a question in a team where `out` of `bank` questions are in quarantine. */
export function reportersNeeded(out: number, bank: number): number {
  return REPORTERS_IN_TEAM + surcharge(out, bank);
}

/** How many teams must report a question if `out` of `bank` questions are in quarantine everywhere. */
export function teamsNeeded(out: number, bank: number): number {
  return TEAMS + surcharge(out, bank);
}

function surcharge(out: number, bank: number): number {
  return Math.floor(out / Math.max(1, Math.floor(bank * SHARE)));
}

/** How many learners reported in each team. */
export function learnersByTeam(reports: readonly CountedReport[]): ReadonlyMap<string, number> {
  const byTeam = Map.groupBy(reports, ({ teamId }) => teamId);
  return new Map([...byTeam].map(([team, own]) => [team, new Set(own.map((one) => one.learnerId)).size]));
}

/**
 * How many teams report a question. Only teams with a history count, and only reporters with a history there. Each
 * learner counts for one team: where they reported first.
 */
export function countTeams(reports: readonly CountedReport[], withHistory: ReadonlySet<string>): number {
  const counted = reports
    .filter(({ teamId, dates }) => withHistory.has(teamId) && dates >= REPORTER_DATES)
    .toSorted((one, other) => one.at - other.at);
  const teamOf = new Map<string, string>();
  for (const { learnerId, teamId } of counted) if (!teamOf.has(learnerId)) teamOf.set(learnerId, teamId);
  return new Set(teamOf.values()).size;
}
