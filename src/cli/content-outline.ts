// Reads the valid parts of an unfinished content folder, for authors at work.
import { join } from "node:path";
import { readIds } from "../content/ids.ts";
import { readConcept, readQuestions, readTopics } from "../content/read/read-entries.ts";
import { readFolder } from "../content/read/read-folder.ts";
import { SetupError } from "../ports/errors.ts";

export interface Outline {
  readonly topics: readonly { readonly slug: string; readonly concepts: readonly string[] }[];
  /** Each concept page's topic, from its folder. */
  readonly pages: ReadonlyMap<string, string>;
  /** Names in use, with the pages that own them. */
  readonly titles: ReadonlyMap<string, string>;
  readonly questions: readonly {
    readonly id: string;
    readonly concept: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly isRetired: (kind: "concept" | "question", id: string) => boolean;
}

/** Skips problems of pages and questions. @throws SetupError if topics.yaml can't be read. */
export function readOutline(folder: string): Outline {
  const quiet = () => undefined;
  const files = readFolder(folder);
  const topics = files.topics === undefined ? undefined : readTopics(files.topics, quiet)?.draft.topics;
  if (topics === undefined || topics.length === 0)
    throw new SetupError(
      `${join(folder, "topics.yaml")} is not a readable list of topics. "kubedrill content check" says why.`,
    );
  const ids = readIds(folder);
  const pages = files.concepts.map((page) => ({
    ...page,
    title: readConcept(page, quiet)?.draft.title ?? "",
  }));
  return {
    topics,
    pages: new Map(pages.map(({ slug, topic }) => [slug, topic])),
    titles: new Map(pages.map(({ slug, title }) => [title.toLowerCase(), slug])),
    questions: files.questions
      .flatMap((file) => readQuestions(file, quiet))
      .map(({ draft: { id, concept }, place }) => {
        const { file, line } = place({ path: ["id"], message: "" });
        return { id, concept, file, line };
      }),
    isRetired: (kind, id) =>
      ids?.records.some((record) => record.kind === kind && record.id === id && record.retired) ?? false,
  };
}
