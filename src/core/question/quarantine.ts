// Quarantine: which question versions are not asked, because enough learners report them.

/** Distinct learners whose reports take a question out of their team. */
const REPORTERS_IN_TEAM = 2;
/** Teams whose reports take a question out everywhere. */
const TEAMS = 3;
/**
 * The share of the questions that these numbers can take out. Each further such share takes one more learner, or team:
 * two accounts can't empty a team, nor three throwaway servers the installation.
 */
const SHARE = 0.05;

/** Reports that a learner can make in `REPORTS_WITHIN`. People find one or two: more is an attack, or a misunderstanding. */
export const MOST_REPORTS = 10;
/** In ms: a day. */
export const REPORTS_WITHIN = 86_400_000;

/**
 * What a team needs before its reports count in the whole installation: a working week of closed questions, answered
 * by three learners. Making a server and reporting is quick; this isn't.
 */
export const TEAM_HISTORY = { dates: 5, learners: 3 } as const;
/** Dates on which a reporter has scored in their team, before they speak for it: anyone can join a public server. */
export const REPORTER_DATES = 3;

export type QuarantineScope = "team" | "installation";

/** A question version. */
export interface Version {
  readonly questionId: string;
  readonly version: number;
}

/** A learner's report in a team. */
export interface CountedReport {
  readonly teamId: string;
  readonly learnerId: string;
  /** Dates on which the reporter scored in the team, up to `REPORTER_DATES`. */
  readonly dates: number;
  /** Epoch ms. */
  readonly at: number;
}

/** How many learners it takes in a team where reports have taken out `out` of `bank` questions already. */
export function reportersNeeded(out: number, bank: number): number {
  return REPORTERS_IN_TEAM + surcharge(out, bank);
}

/** How many teams it takes where reports have taken out `out` of `bank` questions everywhere already. */
export function teamsNeeded(out: number, bank: number): number {
  return TEAMS + surcharge(out, bank);
}

function surcharge(out: number, bank: number): number {
  return Math.floor(out / Math.max(1, Math.floor(bank * SHARE)));
}

/** How many learners reported, in each team. */
export function learnersByTeam(reports: readonly CountedReport[]): ReadonlyMap<string, number> {
  const byTeam = Map.groupBy(reports, ({ teamId }) => teamId);
  return new Map([...byTeam].map(([team, own]) => [team, new Set(own.map((one) => one.learnerId)).size]));
}

/**
 * How many teams speak against a question. Only teams with a history count, through learners who have one there; and
 * each learner speaks for one team, where they reported first.
 */
export function countTeams(reports: readonly CountedReport[], withHistory: ReadonlySet<string>): number {
  const counted = reports
    .filter(({ teamId, dates }) => withHistory.has(teamId) && dates >= REPORTER_DATES)
    .toSorted((one, other) => one.at - other.at);
  const teamOf = new Map<string, string>();
  for (const { learnerId, teamId } of counted) if (!teamOf.has(learnerId)) teamOf.set(learnerId, teamId);
  return new Set(teamOf.values()).size;
}
