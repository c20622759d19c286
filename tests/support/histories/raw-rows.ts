// A database's rows as plain records, for counts that don't use our SQL.
import { readWeights, type Weights } from "../../../src/core/memory.ts";
import type { CalendarDate, Question, StudyDay } from "../../../src/core/model.ts";
import type { Database, Row } from "../../../src/storage/transaction.ts";
import { readAllRows } from "../storage/schema.ts";

export interface RawAnswer {
  readonly id: string;
  readonly memberId: string;
  readonly learnerId: string;
  /** The learner of the answer's member. */
  readonly owner: string;
  /** The team of the answer's member. */
  readonly teamId: string;
  readonly posting: RawPosting | undefined;
  readonly questionId: string;
  readonly version: number;
  readonly option: number;
  readonly correct: boolean;
  readonly openBook: boolean;
  readonly hinted: boolean;
  readonly kind: string;
  readonly studyDay: StudyDay;
  readonly at: number;
  readonly squadId: string | undefined;
  readonly amendments: ReadonlySet<string>;
}

export interface RawPosting {
  readonly id: string;
  readonly drillId: string;
  readonly teamId: string;
  readonly date: CalendarDate;
  readonly questionId: string;
  readonly atClose: boolean;
  readonly openedAt: number;
  readonly isClosed: boolean;
  /** Whether an outage excuses it: unanswered, it breaks no streak. */
  readonly isExcused: boolean;
  readonly tally: readonly number[] | undefined;
}

export interface RawRows {
  readonly all: ReadonlyMap<string, readonly Row[]>;
  readonly answers: readonly RawAnswer[];
  readonly postings: readonly RawPosting[];
  /** The newest version of each question last. */
  readonly questions: readonly Question[];
  /** The learner of each member. */
  readonly learnerOf: ReadonlyMap<string, string>;
  /** The desired retention of each learner, in percent. */
  readonly retentionOf: ReadonlyMap<string, number>;
  /** The own weights of each learner who has some. */
  readonly weightsOf: ReadonlyMap<string, Weights>;
  readonly timesAway: readonly {
    readonly learnerId: string;
    readonly first: string;
    readonly last: string;
  }[];
}

/** All rows of a database. */
export async function readRawRows(database: Database): Promise<RawRows> {
  const all = await readAllRows(database);
  const rows = (table: string) => all.get(table) ?? [];
  const learnerOf = new Map(rows("member").map((row) => [String(row.id), String(row.learner_id)]));
  const teamOf = new Map(rows("member").map((row) => [String(row.id), String(row.team_id)]));
  const postings = rows("posting").map(toPosting);
  const amendments = Map.groupBy(rows("amendment"), (row) => String(row.answer_id));
  return {
    all,
    postings,
    learnerOf,
    answers: rows("answer").map((row) => ({
      id: String(row.id),
      memberId: String(row.member_id),
      learnerId: String(row.learner_id),
      owner: learnerOf.get(String(row.member_id)) ?? "",
      teamId: teamOf.get(String(row.member_id)) ?? "",
      posting: postings.find(({ id }) => id === row.posting_id),
      questionId: String(row.question_id),
      version: Number(row.question_version),
      option: Number(row.option_index),
      correct: Number(row.correct) === 1,
      openBook: Number(row.open_book) === 1,
      hinted: Number(row.hinted) === 1,
      kind: String(row.kind),
      studyDay: String(row.study_day) as StudyDay,
      at: Number(row.answered_at),
      squadId: row.squad_id === null ? undefined : String(row.squad_id),
      amendments: new Set((amendments.get(String(row.id)) ?? []).map(({ kind }) => String(kind))),
    })),
    questions: rows("question_version")
      .map((row) => JSON.parse(String(row.body)) as Question)
      .toSorted((a, b) => a.version - b.version),
    retentionOf: new Map(rows("learner").map((row) => [String(row.id), Number(row.retention ?? 85)])),
    weightsOf: new Map(
      rows("learner").flatMap((row) => {
        const weights = row.weights === null ? undefined : readWeights(JSON.parse(String(row.weights)));
        return weights === undefined ? [] : [[String(row.id), weights]];
      }),
    ),
    timesAway: rows("away").map((row) => ({
      learnerId: learnerOf.get(String(row.member_id)) ?? "",
      first: String(row.first_date),
      last: String(row.last_date),
    })),
  };
}

function toPosting(row: Row): RawPosting {
  return {
    id: String(row.id),
    drillId: String(row.drill_id),
    teamId: String(row.team_id),
    date: String(row.date) as CalendarDate,
    questionId: String(row.question_id),
    atClose: row.feedback === "at_close",
    openedAt: Number(row.opened_at),
    isClosed: row.state === "closing" || row.state === "closed",
    isExcused: row.outage_id !== null,
    tally: row.tally === null ? undefined : (JSON.parse(String(row.tally)) as number[]),
  };
}

/** Whether an answer's verdict is still hidden: until its posting closes, if the drill shows verdicts at close. */
export function isHidden({ kind, posting }: RawAnswer): boolean {
  return kind === "daily" && posting !== undefined && posting.atClose && !posting.isClosed;
}

/** Whether an answer counts as right, with its corrections. */
export function isRight({ correct, amendments }: RawAnswer): boolean {
  return correct || amendments.has("credit");
}

/** Whether a correction took an answer out. */
export function isVoid({ amendments }: RawAnswer): boolean {
  return amendments.has("void");
}
