// A question as blocks: its stem, its code, and its options under letters.
import { letters } from "../../core/mark.ts";
import type { Curriculum, Option, Question } from "../../core/model.ts";
import type { Action, Block, Button } from "../../ports/reply.ts";

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

/** All options in full, one a line under its letter, in the order shown. */
export function optionLines(question: Question, order: readonly number[]): string {
  return inOrder(question, order)
    .map(({ letter, option }) => `**${letter}** ${option.text}`)
    .join("\n");
}

/** All options with their rationales, the key marked by icon and word. */
export function rationaleLines(question: Question, order: readonly number[], chosen?: number): string {
  return inOrder(question, order)
    .map(({ letter, option, index }) => {
      const label = option.correct ? "✅ **Right:**" : "▫️";
      const yours = index === chosen ? " *(your answer)*" : "";
      return `${label} **${letter}** ${option.text}${yours}\n${option.why}`;
    })
    .join("\n\n");
}

/** One button a letter; `action` makes the letter's action. */
export function letterButtons(order: readonly number[], action: (letter: string) => Action): Block {
  const buttons: readonly Button[] = letters
    .slice(0, order.length)
    .map((letter) => ({ label: letter, action: action(letter) }));
  return { type: "buttons", buttons };
}

interface Lettered {
  readonly letter: string;
  readonly option: Option;
  readonly index: number;
}

function inOrder(question: Question, order: readonly number[]): readonly Lettered[] {
  return order.flatMap((index, place) => {
    const option = question.options[index];
    const letter = letters[place];
    return option === undefined || letter === undefined ? [] : [{ letter, option, index }];
  });
}
