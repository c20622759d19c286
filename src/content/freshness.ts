// Which facts to check again when a version of the subject comes out.
import type { Curriculum } from "../core/model.ts";

/** Something to check in one file. */
export interface DueFact {
  /** The version that can change it. */
  readonly version: string;
  /** Relative to the content folder. */
  readonly file: string;
  /** The concept's slug or the question's ID. */
  readonly id: string;
  readonly what: string;
  /** For a concept, its questions: they can state the same fact. */
  readonly questions: readonly string[];
}

/** Lists facts that a version up to `version`, such as "1.38", can have changed since someone checked them. */
export function listDueFacts({ concepts, questions }: Curriculum, version: string): readonly DueFact[] {
  const questionsOf = Map.groupBy(questions.values(), ({ concept }) => concept);
  const due = [
    ...[...concepts.values()].map(({ slug, topic, recheckAt, kubernetes }) => ({
      id: slug,
      file: `concepts/${topic}/${slug}.md`,
      questions: (questionsOf.get(slug) ?? []).map(({ id }) => id),
      recheckAt,
      kubernetes,
    })),
    ...[...questions.values()].map(({ id, topic, concept, recheckAt, kubernetes }) => ({
      id,
      file: `questions/${topic}/${concept}.yaml`,
      questions: [],
      recheckAt,
      kubernetes,
    })),
  ];
  return due
    .flatMap(({ recheckAt = {}, kubernetes, ...place }) =>
      Object.entries(recheckAt)
        .filter(([at]) => compareVersions(at, version) <= 0 && compareVersions(at, kubernetes) > 0)
        .map(([at, what]) => ({ version: at, what, ...place })),
    )
    .toSorted((a, b) => compareVersions(a.version, b.version));
}

/** The list for people. */
export function describeDueFacts(due: readonly DueFact[], version: string): string {
  if (due.length === 0) return `No fact is due for version ${version}.`;
  return [
    `${due.length} ${due.length === 1 ? "fact" : "facts"} to check for version ${version}:`,
    ...due.flatMap(({ version: at, file, id, what, questions }) => [
      `${at}  ${file}  ${id}: ${what}`,
      ...(questions.length === 0 ? [] : [`      questions: ${questions.join(", ")}`]),
    ]),
  ].join("\n");
}

/** By number, so that 1.9 comes before 1.10. */
function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA - majorB || minorA - minorB;
}
