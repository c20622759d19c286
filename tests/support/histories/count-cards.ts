// Cards, replayed from raw rows: answers, amendments, and "I know this", without our SQL.
import {
  type Card,
  type LogEntry,
  type MemoryModel,
  memoryModel,
  recallOf,
  replay,
} from "../../../src/core/memory.ts";
import type { StudyDay } from "../../../src/core/model.ts";
import { isHidden, isRight, isVoid, type RawAnswer, type RawRows } from "./raw-rows.ts";

interface Entry {
  readonly key: string;
  readonly order: string;
  readonly entry: LogEntry;
}

/** Each learner's cards, as `learner question`. */
export function countCards(rows: RawRows): ReadonlyMap<string, Card> {
  const logs = Map.groupBy([...answersOf(rows), ...knownOf(rows)], ({ key }) => key);
  const cards = new Map<string, Card>();
  for (const [key, log] of logs) {
    const model = modelOf(rows, key.split(" ")[0] ?? "");
    const sorted = log.toSorted((a, b) => (a.order < b.order ? -1 : 1));
    const card = replay(
      sorted.map(({ entry }) => entry),
      model,
    );
    if (card !== undefined) cards.set(key, card);
  }
  return cards;
}

/** A learner's memory model. */
export function modelOf({ retentionOf, weightsOf }: RawRows, learnerId: string): MemoryModel {
  return memoryModel(retentionOf.get(learnerId), weightsOf.get(learnerId));
}

function answersOf({ answers }: RawRows): readonly Entry[] {
  return answers.filter((answer) => !isVoid(answer) && !isHidden(answer)).map(toEntry);
}

function toEntry(answer: RawAnswer): Entry {
  const { owner, questionId, studyDay: day, amendments, hinted, at, id } = answer;
  const recall = recallOf({ correct: isRight(answer), guessed: amendments.has("guessed"), hinted });
  return { key: `${owner} ${questionId}`, order: `${day} ${at} ${id}`, entry: { recall, day } };
}

function knownOf({ all, learnerOf }: RawRows): readonly Entry[] {
  return (all.get("known") ?? []).map((row) => ({
    key: `${learnerOf.get(String(row.member_id))} ${row.question_id}`,
    order: `${row.study_day} ${row.known_at} ${row.id}`,
    entry: { recall: "known", day: String(row.study_day) as StudyDay },
  }));
}

/** The stored cards, as `learner question`, and each one's model. */
export function storedCards({ all }: RawRows): {
  readonly cards: ReadonlyMap<string, Card>;
  readonly models: ReadonlyMap<string, string>;
} {
  const rows = all.get("card") ?? [];
  const keyOf = (row: (typeof rows)[number]) => `${row.learner_id} ${row.question_id}`;
  return {
    cards: new Map(
      rows.map((row) => [
        keyOf(row),
        {
          stability: Number(row.stability),
          difficulty: Number(row.difficulty),
          reviews: Number(row.reviews),
          lapses: Number(row.lapses),
          lastDay: String(row.last_day) as StudyDay,
          dueDay: String(row.due_day) as StudyDay,
          decay: row.decay === null ? undefined : Number(row.decay),
        },
      ]),
    ),
    models: new Map(rows.map((row) => [keyOf(row), String(row.library)])),
  };
}
