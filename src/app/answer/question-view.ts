// A question as blocks: its stem, its code, and its options under letters.
import { letters } from "../../core/mark.ts";
import type { Curriculum, Option, Question } from "../../core/model.ts";
import { optionLine } from "../../ports/block-lines.ts";
import type { Action, Block, OptionRow } from "../../ports/reply.ts";

const difficulties = { 1: "●○○ easy", 2: "●●○ medium", 3: "●●● hard" } as const;

/** “DNS · ●●○ medium”. */
export function questionLine(question: Question, curriculum: Curriculum): string {
  const topic = curriculum.topics.find(({ slug }) => slug === question.topic);
  return `${topic?.title ?? question.topic} · ${difficulties[question.difficulty]}`;
}

/** The stem as a heading, with its code if it has any. */
export function stemBlocks(question: Question): readonly Block[] {
  return [
    { type: "heading", text: question.stem },
    ...(question.code === undefined ? [] : [{ type: "code", ...question.code } as const]),
  ];
}

/** All options in full, in the order shown. `action` makes each letter's action: without, there are no buttons. */
export function optionRows(
  question: Question,
  order: readonly number[],
  action?: (letter: string) => Action,
): Block {
  const options = inOrder(question, order).map(({ letter, option }) => ({
    letter,
    markdown: option.text,
    ...(action === undefined ? {} : { action: action(letter) }),
  }));
  return { type: "options", options };
}

/** All options with the right one marked. */
export function revealedOptions(question: Question, order: readonly number[]): readonly OptionRow[] {
  return inOrder(question, order).map(({ letter, option }) => ({
    letter,
    markdown: option.text,
    ...(option.correct ? { mark: "right" } : {}),
  }));
}

/** All options with their rationales. The key, and a wrong option that the reader chose, have an icon and a word. */
export function rationaleLines(question: Question, order: readonly number[], chosen?: number): string {
  return inOrder(question, order)
    .map(({ letter, option, index }) => {
      const mark = option.correct ? "right" : index === chosen ? "wrong" : undefined;
      return `${optionLine({ letter, markdown: option.text, ...(mark && { mark }) })}\n${option.why}`;
    })
    .join("\n\n");
}

interface Lettered {
  readonly letter: string;
  readonly option: Option;
  readonly index: number;
}

export function inOrder(question: Question, order: readonly number[]): readonly Lettered[] {
  return order.flatMap((index, place) => {
    const option = question.options[index];
    const letter = letters[place];
    return option === undefined || letter === undefined ? [] : [{ letter, option, index }];
  });
}
