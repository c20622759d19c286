// Rules for all questions together: no patterns that help guessing, and a mix of difficulties.
import type { Question, Topic } from "../../core/model.ts";
import { visibleText } from "./visible-text.ts";

/** Shares are 0–1. Each rule needs `from` questions, because fewer can form a pattern by chance. */
const bankRules = {
  keyExtreme: { limit: 0.35, from: 20 },
  keyPosition: { limit: 0.4, from: 40 },
  difficulty: { aims: [0.4, 0.4, 0.2], tolerance: 0.15, from: 20 },
} as const;

/** Problems of the whole bank, with the numbers that show them. */
export function lintBank(topics: readonly Topic[], questions: readonly Question[]): readonly string[] {
  return [
    ...lintKeyExtremes(questions),
    ...lintKeyPositions(questions),
    ...topics.flatMap(({ slug }) =>
      lintDifficulty(
        slug,
        questions.filter(({ topic }) => topic === slug),
      ),
    ),
  ];
}

function lintKeyExtremes(questions: readonly Question[]): readonly string[] {
  const { limit, from } = bankRules.keyExtreme;
  if (questions.length < from) return [];
  return (["longest", "shortest"] as const).flatMap((extreme) => {
    const count = questions.filter((question) => isKeySingle(extreme, question)).length;
    if (!exceeds(count, limit, questions.length)) return [];
    return [
      `The right option is the only ${extreme} one in ${count} of ${questions.length} questions (${percent(count / questions.length)}, limit ${percent(limit)}): change some options' lengths.`,
    ];
  });
}

function isKeySingle(extreme: "longest" | "shortest", { options }: Question): boolean {
  const sign = extreme === "longest" ? 1 : -1;
  const sizes = options.map(({ text, correct }) => ({ correct, size: sign * visibleText(text).length }));
  const key = sizes.find(({ correct }) => correct)?.size ?? 0;
  return sizes.every(({ correct, size }) => correct || size < key);
}

function lintKeyPositions(questions: readonly Question[]): readonly string[] {
  const { limit, from } = bankRules.keyPosition;
  if (questions.length < from) return [];
  const counts = [0, 0, 0, 0];
  for (const { options } of questions) {
    const position = options.findIndex(({ correct }) => correct);
    counts[position] = (counts[position] ?? 0) + 1;
  }
  return counts.flatMap((count, position) =>
    !exceeds(count, limit, questions.length)
      ? []
      : [
          `The right option is in position ${position + 1} in ${percent(count / questions.length)} of ${questions.length} questions (by position: ${counts.join(", ")}; limit ${percent(limit)}): move some.`,
        ],
  );
}

function lintDifficulty(topic: string, questions: readonly Question[]): readonly string[] {
  const { aims, tolerance, from } = bankRules.difficulty;
  if (questions.length < from) return [];
  const counts = aims.map(
    (_, index) => questions.filter(({ difficulty }) => difficulty === index + 1).length,
  );
  const isOff = aims.some((aim, index) =>
    exceeds(Math.abs((counts[index] ?? 0) - aim * questions.length), tolerance, questions.length),
  );
  if (!isOff) return [];
  const aimed = aims.map(percent).join(" / ");
  return [
    `Topic "${topic}" has ${counts.join(" / ")} questions of difficulty 1 / 2 / 3; aim for ${aimed}, each within ${tolerance * 100} points.`,
  ];
}

/** Whether a count is more than a share of a total, apart from rounding errors. */
function exceeds(count: number, share: number, total: number): boolean {
  return count > share * total + 1e-9;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
