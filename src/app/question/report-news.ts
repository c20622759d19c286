// What a team's admins hear of a report: the question, what's wrong, and no name.
import type { Question } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";

/** `kind` says what's wrong; `comment` is the member's own text. */
export function reportNews(question: Question, kind: string, comment?: string): readonly Block[] {
  return [
    {
      type: "text",
      markdown: [
        `🚩 **A member reported a question:** ${comment === undefined ? kind : harmless(comment)}`,
        `\`${question.id}\` ${question.stem.replaceAll("**", "")}`,
        "{command:questions} in a channel of your team shows all reports.",
      ].join("\n"),
    },
  ];
}

/** A member's text without markup, mentions, and line breaks. */
export function harmless(text: string): string {
  return text
    .replace(/[\p{Cc}`*_[\]{}<>@#|~]/gu, " ")
    .replace(/ +/g, " ")
    .trim();
}
