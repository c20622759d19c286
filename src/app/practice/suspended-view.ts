// The list of suspended questions.
import type { Question } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";

/** As many as a select holds on every platform. */
const MOST_LISTED = 25;

/** Slack's longest label of a choice. */
const LONGEST_LABEL = 75;

/** The suspended questions, latest first, each to bring back. `said` is what was just done. */
export function suspendedList(all: readonly Question[], said?: string): readonly Block[] {
  const listed = all.slice(0, MOST_LISTED);
  return [
    ...(said === undefined ? [] : [{ type: "text", markdown: said } as const]),
    { type: "text", markdown: suspendedText(all.length, listed.length) },
    ...(listed.length === 0
      ? []
      : [
          {
            type: "select",
            label: "Bring a question back",
            choices: listed.map(({ id, stem }) => ({
              label: shortened(stem),
              action: { name: "review-resume", args: [id] },
            })),
          } as const,
        ]),
  ];
}

/** What was just done. @param stem undefined if the content no longer has the question */
export function backText(stem: string | undefined): string {
  return stem === undefined ? "**Back in your reviews.**" : `**Back in your reviews:** ${stem}`;
}

function suspendedText(all: number, listed: number): string {
  if (all === 0) return "No question is suspended.";
  const count = all === 1 ? "1 question is suspended" : `${all} questions are suspended`;
  const latest = all > listed ? ` These are the latest ${listed}.` : "";
  return `${count}: reviews don't ask ${all === 1 ? "it" : "them"} until you bring ${all === 1 ? "it" : "them"} back.${latest}`;
}

function shortened(stem: string): string {
  return stem.length <= LONGEST_LABEL ? stem : `${stem.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
