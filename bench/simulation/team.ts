// Who learns what: a team with its members' habits, and a pool of questions.
import type { Question, StudyDay } from "../../src/core/model.ts";
import { addDays } from "../../src/core/study-day.ts";
import { createChance, normal } from "./chance.ts";

interface Member {
  /** The probability, 0–1, that this member answers on a day. */
  readonly participation: number;
  /** How well they learn: standard normal. */
  readonly ability: number;
}

export interface Team {
  readonly seed: number;
  readonly members: readonly Member[];
  /** In teaching order. */
  readonly questions: readonly Question[];
  /** Of each question: standard normal. */
  readonly difficulties: readonly number[];
  /** Whether the member knew the question before the first day; both are indexes. */
  knows(member: number, question: number): boolean;
}

export interface TeamSize {
  readonly members: number;
  readonly questions: number;
}

const TOPICS = 10;

/** Participation is Beta(1.5, 1): 60% on average, one member in eleven below 20%. */
const PARTICIPATION = 1.5;

/** Log-odds that an average member knows an average question beforehand; over all, a quarter is known. */
const KNOWN = -1.4;

const firstDay = "2026-01-01" as StudyDay;
const studyDays = Array.from({ length: 120 }, (_, day) => addDays(firstDay, day));

/** The study day so many days after the first. */
export function studyDayAt(day: number): StudyDay {
  return studyDays[day] ?? addDays(firstDay, day);
}

/** The same team for the same seed; of a larger one, the first members and questions are the same. */
export function createTeam(seed: number, size: TeamSize): Team {
  const [abilities, hardness, habits, known] = [
    createChance(seed, "ability"),
    createChance(seed, "difficulty"),
    createChance(seed, "participation"),
    createChance(seed, "known"),
  ];
  const members = Array.from({ length: size.members }, (_, member) => ({
    participation: habits(member) ** (1 / PARTICIPATION),
    ability: normal(abilities, member),
  }));
  const difficulties = Array.from({ length: size.questions }, (_, question) => normal(hardness, question));
  return {
    seed,
    members,
    questions: difficulties.map((hard, question) => makeQuestion(question, size.questions, hard)),
    difficulties,
    knows: (member, question) =>
      known(member, question) <
      logistic(KNOWN + (members[member]?.ability ?? 0) - (difficulties[question] ?? 0)),
  };
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** A third of the standard normal distribution lies between this and its negative. */
const THIRD = 0.4307;

/** Choosing looks at its ID, topic, and difficulty; no one reads the rest. */
function makeQuestion(index: number, of: number, hard: number): Question {
  const topic = Math.floor((index * TOPICS) / of);
  return {
    // The number comes first: IDs that differ only at the end keep their order after hashing.
    id: `${String(index).padStart(4, "0")}-question`,
    version: 1,
    concept: `concept-${index}`,
    topic: `topic-${topic}`,
    difficulty: hard < -THIRD ? 1 : hard < THIRD ? 2 : 3,
    stem: "",
    options: [],
    explanation: "",
    sources: [],
    kubernetes: "",
    changes: [],
  };
}
