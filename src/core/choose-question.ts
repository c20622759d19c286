// Which question the team gets: the one that repairs the most expected forgetting.
import { hashText } from "./id.ts";

/** A question that could be asked. */
export interface Candidate {
  readonly id: string;
  readonly topic: string;
  /** How often this team was asked it. */
  readonly asks: number;
  /** Days since this team was last asked it; undefined if never. */
  readonly daysSinceAsked?: number | undefined;
  /** The same for its siblings, the latest of them. */
  readonly daysSinceSibling?: number | undefined;
  /** 0–1: how late it suits a new team, see `latenessOf`; 0 if left out. */
  readonly lateness?: number;
  /** Retrievability, 0–1, for each participant, in the order of `shares`. */
  readonly recall: readonly number[];
}

export interface Choice {
  readonly id: string;
  /** Σ share · (1 − recall) over the participants. */
  readonly repairs: number;
  /** How many participants would probably know it, of how many. */
  readonly wouldKnow: number;
  readonly of: number;
  readonly daysSinceAsked?: number | undefined;
  /** Whether it was chosen among the team's earlier questions only. */
  readonly comeback: boolean;
  /** How many of the candidates on its topic the team was asked, of how many. */
  readonly topicAsked: number;
  readonly topicSize: number;
}

/** Days before a team gets the same question again. */
export const GAP_DAYS = 7;

/** Days between two questions that ask almost the same. */
export const SIBLING_GAP_DAYS = 14;

/** A comeback needs a choice of at least this many earlier questions. */
export const FEWEST_COMEBACKS = 5;

/** Fewer weekdays than this, and comebacks would take too large a share of a drill's questions. */
const FEWEST_WEEKDAYS = 3;

/**
 * Whether a date is its drill's comeback day: its last weekday of the week (decision 024). `weekdays` are the
 * drill's, `weekday` is the date's; 1 = Monday.
 */
export function isComebackDay(weekdays: readonly number[], weekday: number): boolean {
  return weekdays.length >= FEWEST_WEEKDAYS && weekday === Math.max(...weekdays);
}

/** How late a question suits a new team, 0–1: early topics and easy questions first, with equal weight. */
export function latenessOf(question: {
  readonly difficulty: number;
  /** The topic's place in teaching order, of how many topics. */
  readonly topic: number;
  readonly topics: number;
}): number {
  return (question.topic / question.topics + (question.difficulty - 1) / 2) / 2;
}

/** How far chance can move a question in the order of lateness: topics mix, and teams differ. */
const SPREAD = 0.2;

/** Days since the latest of some questions was asked; undefined if none was. `daysSince` has it for one question. */
export function daysSinceLatest(
  ids: readonly string[],
  daysSince: (id: string) => number | undefined,
): number | undefined {
  const days = ids.flatMap((id) => daysSince(id) ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}

/** The share of postings, 0–1, that a participant is expected to answer (Laplace's rule of succession). */
export function participation(answers: number, asks: number): number {
  return (answers + 1) / (asks + 2);
}

/**
 * The question that maximizes Σ_i a_i · (1 − R_iq) (shared/learning.md, "The team's question").
 * Skips questions asked within 7 days or with a sibling asked within 14, and a topic that is both of `lastTopics`
 * (newest first). If that leaves nothing, it drops the topic rule, then the siblings' gap, then the gap. Ties: fewest
 * asks, then the least late, in a fixed order by `seed`. Undefined without candidates.
 *
 * On a `comeback` day, it chooses among the team's earlier questions only, if five or more are rested. A team's first
 * comeback doesn't wait for such a day. Pass undefined if comebacks are off.
 */
export function chooseQuestion(
  candidates: readonly Candidate[],
  shares: readonly number[],
  lastTopics: readonly string[],
  seed: string,
  comeback?: boolean,
): Choice | undefined {
  const rested = (candidate: Candidate) => (candidate.daysSinceAsked ?? GAP_DAYS) >= GAP_DAYS;
  const apart = ({ daysSinceSibling }: Candidate) =>
    (daysSinceSibling ?? SIBLING_GAP_DAYS) >= SIBLING_GAP_DAYS;
  const fresh = (candidate: Candidate) =>
    !(lastTopics.length >= 2 && lastTopics[0] === candidate.topic && lastTopics[1] === candidate.topic);
  const asked = candidates.filter((candidate) => candidate.daysSinceAsked !== undefined && rested(candidate));
  const isFirst = candidates.every(({ asks }) => asks < 2);
  const returns = comeback !== undefined && (comeback || isFirst) && asked.length >= FEWEST_COMEBACKS;
  const comebacks = returns ? asked.filter((candidate) => apart(candidate) && fresh(candidate)) : [];
  const allowed = [
    comebacks,
    candidates.filter((candidate) => rested(candidate) && apart(candidate) && fresh(candidate)),
    candidates.filter((candidate) => rested(candidate) && apart(candidate)),
    candidates.filter(rested),
    candidates,
  ].find((some) => some.length > 0);
  if (allowed === undefined) return undefined;

  // Without participants every question repairs 0, and the tie rules decide: new questions first.
  const best = allowed
    .map((candidate) => ({
      candidate,
      repairs: repairs(candidate, shares),
      order: (candidate.lateness ?? 0) + (SPREAD * hashText(seed + candidate.id)) / 2 ** 32,
    }))
    .reduce((a, b) => (comesFirst(b, a) ? b : a));
  const { candidate } = best;
  const onTopic = candidates.filter(({ topic }) => topic === candidate.topic);
  return {
    id: candidate.id,
    repairs: best.repairs,
    wouldKnow: Math.round(candidate.recall.reduce((sum, recall) => sum + recall, 0)),
    of: candidate.recall.length,
    daysSinceAsked: candidate.daysSinceAsked,
    comeback: comebacks.length > 0,
    topicAsked: onTopic.filter(({ asks }) => asks > 0).length,
    topicSize: onTopic.length,
  };
}

interface Rated {
  readonly candidate: Candidate;
  readonly repairs: number;
  readonly order: number;
}

/** Smaller differences are rounding errors. */
const EPSILON = 1e-9;

function comesFirst(a: Rated, b: Rated): boolean {
  if (Math.abs(a.repairs - b.repairs) > EPSILON) return a.repairs > b.repairs;
  if (a.candidate.asks !== b.candidate.asks) return a.candidate.asks < b.candidate.asks;
  return a.order < b.order;
}

function repairs(candidate: Candidate, shares: readonly number[]): number {
  return shares.reduce((sum, share, index) => sum + share * (1 - (candidate.recall[index] ?? 0)), 0);
}
