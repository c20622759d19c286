// kubedrill content: checks the content folder, and gives it away as JSON.
import { lintCurriculum } from "../content/lint.ts";
import { loadContent } from "../content/load.ts";
import { describeProblems, loadCurriculum } from "../load-curriculum.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

export const contentCheck: CliCommand = {
  name: "content check",
  takes: "",
  description:
    "Check the content; every problem with file, line and what to do, exit code 1 where there is one",
  async run({ words, config }) {
    refuseWords("content check", words);
    const loaded = loadContent(config().content);
    const problems = loaded.ok ? lintCurriculum(loaded.curriculum, loaded.locate) : loaded.problems;
    if (problems.length > 0) {
      console.error(describeProblems(problems));
      return 1;
    }
    if (loaded.ok) {
      const { topics, concepts, questions } = loaded.curriculum;
      console.log(
        `${topics.length} topics, ${concepts.size} concepts and ${questions.size} questions: no problems.`,
      );
    }
    return 0;
  },
};

export const contentExport: CliCommand = {
  name: "content export",
  takes: "--json",
  description: "Print the whole content as JSON: {topics, concepts, questions}",
  flags: ["json"],
  async run({ words, flags, config }) {
    refuseWords("content export", words);
    if (!flags.has("json")) throw new UsageError("content export needs a format: --json");
    const { topics, concepts, questions } = loadCurriculum(config().content);
    const content = { topics, concepts: [...concepts.values()], questions: [...questions.values()] };
    await new Promise<void>((resolve) =>
      process.stdout.write(`${JSON.stringify(content)}\n`, () => resolve()),
    );
    return 0;
  },
};

function refuseWords(name: string, words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`${name} takes no words; it was given “${words.join(" ")}”.`);
}
