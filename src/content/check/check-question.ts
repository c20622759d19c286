// Rules within one question that involve several fields.
import type { QuestionDraft } from "../read/draft.ts";
import { type Finding, finding } from "../read/problem.ts";
import { limits } from "../read/schema.ts";

/** Checks one question. Skips blanks in a draft, because the schema already reported them. */
export function checkQuestion(question: QuestionDraft): readonly Finding[] {
  return [
    ...checkId(question),
    ...checkOptions(question.options),
    ...checkChanges(question),
    ...checkReveal(question),
  ];
}

/** The characters of everything that the reveal shows. */
function measureReveal({ stem, code, options, explanation, sources }: QuestionDraft): number {
  const texts = [
    stem,
    code?.text ?? "",
    explanation,
    ...sources,
    ...options.flatMap(({ text, why }) => [text, why]),
  ];
  return texts.reduce((sum, { length }) => sum + length, 0);
}

function checkId({ id, concept }: QuestionDraft): readonly Finding[] {
  if (id === "" || concept === "" || id.startsWith(`${concept}-`)) return [];
  return [finding(["id"], `The ID must start with its concept's slug: "${concept}-…".`)];
}

function checkOptions(options: QuestionDraft["options"]): readonly Finding[] {
  const found: Finding[] = [];
  const right = options.flatMap(({ correct }, index) => (correct ? [index] : []));
  if (options.length > 0 && right.length === 0)
    found.push(finding(["options"], 'No option is right: mark one with "correct: true".'));
  for (const index of right.slice(1))
    found.push(finding(["options", index, "correct"], "A second right option: only one can be right."));
  const seen = new Map<string, number>();
  for (const [index, { text }] of options.entries()) {
    const folded = text.trim().toLowerCase();
    const first = seen.get(folded);
    if (folded !== "" && first !== undefined)
      found.push(
        finding(["options", index, "text"], `The same text as option ${first + 1}: change one of them.`),
      );
    else seen.set(folded, index);
  }
  return found;
}

function checkChanges({ version, changes }: QuestionDraft): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, change] of changes.entries()) {
    const before = changes[index - 1]?.version;
    if (before !== undefined && change.version <= before)
      found.push(
        finding(["changes", index, "version"], "List changes in order of version, one per version."),
      );
    if (change.version > version)
      found.push(
        finding(
          ["changes", index, "version"],
          `The question has version ${version}: raise it to ${change.version}.`,
        ),
      );
  }
  if (version > 1 && changes.every((change) => change.version !== version))
    found.push(
      finding(["version"], `Version ${version} has no entry in changes: say what it does to old answers.`),
    );
  return found;
}

function checkReveal(question: QuestionDraft): readonly Finding[] {
  const size = measureReveal(question);
  if (size <= limits.reveal) return [];
  return [
    finding(
      [],
      `The whole reveal has ${size} characters, limit ${limits.reveal}: shorten the stem, code, options, or rationales by ${size - limits.reveal}.`,
    ),
  ];
}
