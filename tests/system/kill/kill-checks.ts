// What must hold in the database and on the page, however often the process was killed.
import Sqlite from "better-sqlite3";
import { letterOf } from "../../../src/core/mark.ts";
import { type Recalled, replay } from "../../../src/core/memory.ts";
import type { StudyDay } from "../../../src/core/model.ts";
import { plusDays } from "../../support/dates.ts";
import type { Heard, SeenVerdict } from "./kill-traffic.ts";

/** The page shows the last 60 messages; a few may be of postings that are not recorded as sent yet. */
const SHOWN = 50;

interface Checked {
  readonly answers: number;
  readonly postings: number;
  readonly wrongs: readonly string[];
}

/** What must hold at any moment. The process has to run: to read a file left behind would be to recover it. */
export function checkDatabase(file: string, heard: Pick<Heard, "verdicts" | "guesses">): Checked {
  return reading(file, (database) => {
    const count = (table: string) => number(database, `SELECT COUNT(*) FROM ${table}`);
    return {
      answers: count("answer"),
      postings: count("posting"),
      wrongs: [
        ...checkFile(database),
        ...heard.verdicts.flatMap((verdict) => checkVerdict(database, verdict)),
        ...heard.guesses.flatMap((answer) =>
          count(`amendment WHERE kind = 'guessed' AND answer_id = '${answer}'`) === 1
            ? []
            : [`the guess of answer ${answer} is lost`],
        ),
        ...Object.entries(forbidden).flatMap(([what, select]) =>
          rows(database, select).map((row) => `${what}: ${JSON.stringify(row)}`),
        ),
        ...checkDates(database),
        ...checkClock(database),
      ],
    };
  });
}

/** Rows that must not be, by what they would mean. */
const forbidden = {
  "two answers of a member to one posting":
    "SELECT posting_id, member_id FROM answer WHERE posting_id IS NOT NULL GROUP BY posting_id, member_id HAVING COUNT(*) > 1",
  "two postings of a drill on one date":
    "SELECT drill_id, date FROM posting GROUP BY drill_id, date HAVING COUNT(*) > 1",
  "two messages of one posting": "SELECT key FROM playground_message GROUP BY key HAVING COUNT(*) > 1",
  "a message of no posting":
    "SELECT key FROM playground_message WHERE key NOT IN (SELECT id FROM posting) AND key NOT IN (SELECT 'recap:' || drill_id || ':' || week FROM recap WHERE state IN ('sending', 'posted'))",
  "a posting without its message":
    "SELECT id, state FROM posting WHERE state IN ('posted', 'closing', 'closed') AND NOT EXISTS (SELECT 1 FROM playground_message WHERE key = posting.id)",
  // A tap may have been quicker than the sender's record, and the sender killed: the lease runs out, then it is found.
  "a posting that does not know its message":
    "SELECT id, state, message FROM posting WHERE state IN ('posted', 'closing', 'closed') AND message IS NOT (SELECT playground_message.id FROM playground_message WHERE key = posting.id) AND NOT (state = 'posted' AND message IS NULL)",
  "a tally that is not the answers":
    "SELECT id, tally FROM posting WHERE state = 'closed' AND (SELECT SUM(value) FROM json_each(tally)) <> (SELECT COUNT(*) FROM answer WHERE posting_id = posting.id AND kind = 'daily')",
  "points that are not those of the closed postings":
    "SELECT member_id, points FROM score_total WHERE points <> (SELECT SUM(answer.points) FROM answer JOIN posting ON posting.id = answer.posting_id WHERE answer.member_id = score_total.member_id AND answer.kind = 'daily' AND posting.tally IS NOT NULL)",
  "a total that is not the sum of its days":
    "SELECT member_id, points FROM score_total WHERE points <> (SELECT SUM(points) FROM score_day WHERE score_day.member_id = score_total.member_id)",
} as const;

/** What must hold once a further day has come: the last posting is open, all others are closed, and all have their messages. */
export function checkSettled(file: string): readonly string[] {
  return reading(file, (database) => {
    const states = rows(
      database,
      "SELECT CASE WHEN message IS NULL THEN state || ' without a message' ELSE state END AS state FROM posting ORDER BY date",
    ).map(({ state }) => state);
    const settled = states.every(
      (state, index) => state === (index < states.length - 1 ? "closed" : "posted"),
    );
    return settled ? [] : [`after a further day the postings are: ${states.join(", ")}`];
  });
}

/** Every card is what its learner's log of answers leads to. */
export function checkCards(file: string): readonly string[] {
  return reading(file, (database) => {
    const log = rows(
      database,
      `SELECT learner_id || ' ' || question_id AS card, correct, study_day,
         EXISTS (SELECT 1 FROM amendment WHERE answer_id = answer.id AND kind = 'guessed') AS guessed
       FROM answer ORDER BY study_day, answered_at, id`,
    );
    const replayed = [...Map.groupBy(log, ({ card }) => card)].map(([card, answers]) => [
      card,
      replay(
        answers.map(
          ({ correct, guessed, study_day }): Recalled => ({
            recall: correct === 0 ? "wrong" : guessed === 1 ? "guessed" : "right",
            day: study_day as StudyDay,
          }),
        ),
      ),
    ]);
    const kept = rows(
      database,
      `SELECT learner_id || ' ' || question_id AS card, stability, difficulty, reviews, lapses,
         last_day AS lastDay, due_day AS dueDay FROM card`,
    ).map(({ card, ...state }) => [card, state]);
    const [expected, found] = [
      new Map(replayed as [string, unknown][]),
      new Map(kept as [string, unknown][]),
    ];
    return [...new Set([...expected.keys(), ...found.keys()])]
      .filter((card) => JSON.stringify(expected.get(card)) !== JSON.stringify(found.get(card)))
      .map(
        (card) =>
          `card ${card} is ${JSON.stringify(found.get(card))}, replayed ${JSON.stringify(expected.get(card))}`,
      );
  });
}

/** Every posting stands on the page once, open or revealed as the database says. */
export async function checkPage(address: string, file: string): Promise<readonly string[]> {
  const postings = reading(file, (database) =>
    rows(
      database,
      `SELECT posting.id, playground_message.id AS message, state FROM posting
       LEFT JOIN playground_message ON key = posting.id
       WHERE state IN ('posted', 'closed') ORDER BY date DESC LIMIT ?`,
      SHOWN,
    ),
  );
  const html = await (await fetch(address)).text();
  const articles = html.split("<article ").slice(1);
  return postings.flatMap(({ id, message, state }) => {
    const found = articles.filter((article) => article.includes(`id="m-${message}"`));
    if (found.length !== 1) return [`posting ${id} stands on the page ${found.length} times`];
    const open = found[0]?.includes(`answer:${id}:A`) ?? false;
    return open === (state === "posted") ? [] : [`posting ${id} is ${state}, but the page shows otherwise`];
  });
}

function checkFile(database: Sqlite.Database): readonly string[] {
  const integrity = database.pragma("integrity_check", { simple: true });
  const orphans = database.pragma("foreign_key_check") as unknown[];
  return [
    ...(integrity === "ok" ? [] : [`integrity check: ${integrity}`]),
    ...orphans.map((orphan) => `foreign key check: ${JSON.stringify(orphan)}`),
  ];
}

function checkVerdict(database: Sqlite.Database, verdict: SeenVerdict): readonly string[] {
  const { member, of, letter, right } = verdict;
  const [kept] =
    "posting" in of
      ? rows(
          database,
          `SELECT option_index, correct, option_order FROM answer
           JOIN posting ON posting.id = posting_id JOIN member ON member.id = member_id
           WHERE posting_id = ? AND external_id = ?`,
          of.posting,
          member,
        )
      : rows(
          database,
          `SELECT option_index, correct, json_extract(questions, ?) AS option_order FROM answer
           JOIN practice ON practice.id = practice_id JOIN member ON member.id = answer.member_id
           WHERE practice_id = ? AND question_id = json_extract(questions, ?) AND external_id = ?`,
          `$[${of.index}].order`,
          of.practice,
          `$[${of.index}].id`,
          member,
        );
  if (kept === undefined) return [`lost: ${JSON.stringify(verdict)}`];
  const order = JSON.parse(String(kept.option_order)) as number[];
  const same = letterOf(order, Number(kept.option_index)) === letter && (kept.correct === 1) === right;
  return same ? [] : [`changed: ${JSON.stringify(verdict)} is ${JSON.stringify(kept)}`];
}

/** No day was left out, even if a process was killed at its beginning. */
function checkDates(database: Sqlite.Database): readonly string[] {
  const dates = rows(database, "SELECT date FROM posting ORDER BY date").map(({ date }) => String(date));
  return dates.flatMap((date, index) => {
    const before = dates[index - 1];
    return before === undefined || date === plusDays(before, 1)
      ? []
      : [`between ${before} and ${date} is a gap`];
  });
}

/** The playground's clock did not go back behind anything that was done by it. */
function checkClock(database: Sqlite.Database): readonly string[] {
  const offset = number(database, "SELECT value FROM setting WHERE name = 'playground-clock-offset'");
  const latest = number(
    database,
    "SELECT MAX(at) FROM (SELECT opened_at AS at FROM posting UNION ALL SELECT answered_at FROM answer)",
  );
  const back = latest - Date.now() - (Number.isNaN(offset) ? 0 : offset);
  return back > 0 ? [`the clock went back behind the latest posting or answer, by ${back} ms`] : [];
}

type Row = Readonly<Record<string, string | number | null>>;

function rows(
  database: Sqlite.Database,
  select: string,
  ...values: readonly (string | number)[]
): readonly Row[] {
  return database.prepare<unknown[], Row>(select).all(...values);
}

function number(database: Sqlite.Database, select: string): number {
  return Number(Object.values(rows(database, select)[0] ?? {})[0]);
}

/** Looks at one consistent state of the file. */
function reading<T>(file: string, look: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    return database.transaction(() => look(database))();
  } finally {
    database.close();
  }
}
