// What a content folder holds, as far as it can be read: for those who are in the middle of writing.
import { join } from "node:path";
import { readIds } from "../content/ids.ts";
import { readConcept, readQuestions, readTopics } from "../content/read/read-entries.ts";
import { readFolder } from "../content/read/read-folder.ts";
import { SetupError } from "../ports/errors.ts";

export interface Outline {
  readonly topics: readonly { readonly slug: string; readonly concepts: readonly string[] }[];
  /** The folder's topic of each concept page. */
  readonly pages: ReadonlyMap<string, string>;
  /** The names that pages have already, and whose they are. */
  readonly titles: ReadonlyMap<string, string>;
  readonly questions: readonly {
    readonly id: string;
    readonly concept: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly isRetired: (kind: "concept" | "question", id: string) => boolean;
}

/** Passes over problems of pages and questions. @throws SetupError where topics.yaml cannot be read. */
export function readOutline(folder: string): Outline {
  const quiet = () => undefined;
  const files = readFolder(folder);
  const topics = files.topics === undefined ? undefined : readTopics(files.topics, quiet)?.draft.topics;
  if (topics === undefined || topics.length === 0)
    throw new SetupError(
      `${join(folder, "topics.yaml")} cannot be read as a list of topics; "kubedrill content check" tells why.`,
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
