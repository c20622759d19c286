// kubedrill questions report: every question's statistics and problems.
import { flagSentence, worstFirst } from "../core/question/item-flags.ts";
import { type ItemStatistics, itemStatistics } from "../core/question/item-statistics.ts";
import { openExistingDatabase } from "../open-database.ts";
import { createStorage } from "../storage/storage.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

export const questionsReport: CliCommand = {
  name: "questions report",
  takes: "[--json]",
  description:
    "Print each question's statistics from first answers, the flagged first; --json prints [{questionId, n, p, corrected, discrimination, rated, shares, flags}]",
  flags: ["json"],
  async run({ words, flags, config }) {
    if (words.length > 0)
      throw new UsageError(`questions report takes no words; it was given “${words.join(" ")}”.`);
    const { database: address, migrations } = config();
    const { database } = await openExistingDatabase(address, migrations, Date.now());
    try {
      const firstAnswers = await createStorage(database).statistics.firstAnswers();
      const statistics = worstFirst(itemStatistics(firstAnswers));
      await print(
        flags.has("json") ? toJson(statistics) : toReport(statistics, firstAnswers.questions.length),
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};

/** Resolves when the text is written. If the process ended earlier, a pipe would lose the end of a long report. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}

/** An unknown discrimination is null. Each flag explains itself in `sentence`. */
function toJson(statistics: readonly ItemStatistics[]): string {
  return JSON.stringify(
    statistics.map(({ questionId, n, p, corrected, discrimination = null, rated, shares, flags }) => ({
      questionId,
      n,
      p,
      corrected,
      discrimination,
      rated,
      shares,
      flags: flags.map((flag) => ({ ...flag, sentence: flagSentence(flag) })),
    })),
  );
}

function toReport(statistics: readonly ItemStatistics[], stored: number): string {
  if (statistics.length === 0)
    return "There are no first answers yet. An answer to the daily question counts once its posting has closed.";
  const flagged = statistics.filter(({ flags }) => flags.length > 0).length;
  return [
    ...toTable(statistics),
    "",
    `${counted(statistics.length, "question")} with first answers, ${flagged} flagged; ${stored - statistics.length} without any.`,
  ].join("\n");
}

const head = ["question", "n", "right", "corrected", "discrimination", "flags"];

/** Aligned columns: words (the first and last column) to the left, numbers to the right. */
function toTable(statistics: readonly ItemStatistics[]): readonly string[] {
  const rows = [head, ...statistics.map(toCells)];
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, column) => {
        if (column === cells.length - 1) return cell;
        return column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
      })
      .join("  ")
      .trimEnd(),
  );
}

function toCells({ questionId, n, p, corrected, discrimination, flags }: ItemStatistics): readonly string[] {
  return [
    questionId,
    String(n),
    asPercent(p),
    asPercent(corrected),
    discrimination === undefined ? "–" : withMinus(discrimination.toFixed(2)),
    flags.map(flagSentence).join(" "),
  ];
}

function asPercent(share: number): string {
  return `${withMinus(String(Math.round(100 * share)))}%`;
}

function withMinus(number: string): string {
  return number.replace("-", "−");
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
