// kubedrill content coverage: which pages and questions cover each statement of the source notes.
import { join } from "node:path";
import { loadCoverage, renderCoverage } from "../content/coverage/coverage.ts";
import { describeProblems, loadCurriculum } from "../load-curriculum.ts";
import { SetupError } from "../ports/errors.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";
import { writeFiles } from "./write-files.ts";

export const contentCoverage: CliCommand = {
  name: "content coverage",
  takes: "",
  description:
    "Write COVERAGE.md from coverage.yaml: what carries each statement of the notes, and each correction",
  async run({ words, config }) {
    if (words.length > 0)
      throw new UsageError(`content coverage takes no words; it was given “${words.join(" ")}”.`);
    const { content } = config();
    const curriculum = loadCurriculum(content);
    const loaded = loadCoverage(content, curriculum);
    if (!loaded.ok) throw new SetupError(`${describeProblems(loaded.problems)}. Nothing was written.`);
    const path = join(content, "COVERAGE.md");
    writeFiles([{ path, text: renderCoverage(loaded.coverage, curriculum) }]);
    console.log(`Wrote ${path}.`);
    return 0;
  },
};
