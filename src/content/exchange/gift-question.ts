// Reads one question of a GIFT file: name, text, and options.
import type { ReportLine, Row } from "../read/page-sections.ts";
import { findOptions, type OptionSpan } from "./gift-options.ts";
import { maskEscapes, readGiftText, unescapeGift } from "./gift-text.ts";

/** A question from a GIFT file. */
export interface GiftQuestion {
  readonly name: string | undefined;
  /** The question's text, then its code between ``` and ```. */
  readonly text: string;
  readonly options: readonly GiftOption[];
  readonly explanation: string;
  readonly lines: ReadonlyMap<string, number>;
  /** Parts whose problems are already reported. */
  readonly reported: ReadonlySet<string>;
}

interface GiftOption {
  readonly text: string;
  readonly correct: boolean;
  readonly why: string;
}

/** Reads a question; undefined if it isn't one with options, which it reports. */
export function readGiftQuestion(rows: readonly Row[], report: ReportLine): GiftQuestion | undefined {
  const text = rows.map((row) => row.text).join("\n");
  const mask = maskEscapes(text);
  const lineAt = findLines(rows, text);
  const refuse = (offset: number, message: string) => report(lineAt(offset), message);
  const marks = findMarks(text, mask);
  if ("message" in marks) return void refuse(marks.offset, marks.message);
  const { start, textStart, open, end, close } = marks;

  const part = (from: number, to: number, format?: string) => {
    const read = readGiftText(text.slice(from, to), format);
    for (const message of read.problems) refuse(from, message);
    return read;
  };
  const stem = part(textStart, open);
  const lines = new Map([["stem", lineAt(textStart)]]);
  const found = findOptions(mask, open + 1, end);
  for (const [index, { start }] of found.entries()) lines.set(`options.${index}`, lineAt(start));
  const faulty = found.find(({ problem }) => problem !== undefined);
  if (faulty !== undefined) refuse(faulty.start, explainWeight(faulty));
  if (
    mask
      .slice(open + 1, found[0]?.start)
      .replace("~", "")
      .trim() !== ""
  )
    refuse(open + 1, 'Text before the first option: start each with "=" (right) or "~" (wrong).');
  const options = found.map(({ textFrom, textTo, feedbackFrom, end, correct }) => ({
    text: part(textFrom, textTo, stem.format).text,
    correct,
    why: feedbackFrom === undefined ? "" : part(feedbackFrom, end, stem.format).text,
  }));

  const rest = mask.slice(close + 1).trim() === "" ? "" : part(close + 1, text.length, stem.format).text;
  const misplaced = rest === "" ? undefined : explainRest(stem.text, rest, mask.slice(close + 1), options);
  if (misplaced !== undefined) refuse(close + 1, misplaced);
  if (end < close) lines.set("explanation", lineAt(end));
  return {
    name: textStart > start ? unescapeGift(text.slice(start + 2, textStart - 2)).trim() : undefined,
    text: rest === "" || misplaced !== undefined ? stem.text : `${stem.text} _____ ${rest}`,
    options,
    explanation: end < close ? part(end + 4, close, stem.format).text : "",
    lines,
    reported: new Set(faulty === undefined ? [] : ["options"]),
  };
}

function explainWeight({ mark, weight, problem }: OptionSpan): string {
  return problem === "partial"
    ? `Partial points (${weight}%): exactly one option is right, marked "=", and the others are wrong, marked "~".`
    : `"${mark}" and a weight of ${weight}% contradict each other: remove the weight.`;
}

/** Why the text after the options isn't the rest of the stem; undefined if it is: the stem is unfinished, and the text doesn't give away the answer. */
function explainRest(
  stem: string,
  rest: string,
  mask: string,
  options: readonly GiftOption[],
): string | undefined {
  if (mask.includes("#")) return "Feedback after the }: move it before the }, after ####.";
  const spoken = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  const isAnswered = options.some(({ text, correct }) => correct && spoken(rest).includes(spoken(text)));
  if (!isAnswered && !mask.trimStart().startsWith("//") && /[^\s.?!:;…)"'”’]$/.test(stem)) return undefined;
  return "Text after the }: move it before the {, or inside as feedback (after # or ####).";
}

/** Returns the line of an offset, after skipping blanks. */
function findLines(rows: readonly Row[], text: string): (offset: number) => number {
  const ends: number[] = [];
  let end = -1;
  for (const row of rows) {
    end += row.text.length + 1;
    ends.push(end);
  }
  return (offset) => {
    const at = skipBlanks(text, offset);
    const index = ends.findIndex((rowEnd) => rowEnd >= at);
    return rows[index]?.line ?? 1;
  };
}

/** The offsets of the name, the text, the options, and their end ("####" or "}"); or what's wrong. */
function findMarks(text: string, mask: string) {
  const start = skipBlanks(text, 0);
  const nameEnd = mask.startsWith("::", start) ? mask.indexOf("::", start + 2) : -1;
  const textStart = nameEnd < 0 ? start : nameEnd + 2;
  const open = mask.indexOf("{", textStart);
  const close = mask.indexOf("}", textStart);
  const second = close < 0 ? -1 : mask.indexOf("{", close);
  const wrong = (offset: number, message: string) => ({ offset, message });
  if (open < 0 && close < 0)
    return wrong(start, "No options: write them after the question, between { and }.");
  if (close < 0)
    return wrong(open, 'The options have no closing }: add it. Inside, write a blank line as "\\n".');
  if (open < 0 || close < open)
    return wrong(close, 'A } without its {: write "\\}" if it belongs to the text.');
  if (second >= 0)
    return wrong(
      second,
      "A second group of options: put a blank line between questions, and write \\{ in texts.",
    );
  const general = mask.lastIndexOf("####", close);
  const end = general > open ? general : close;
  const kind = explainKind(text.slice(open + 1, end), mask.slice(open + 1, end));
  return kind === undefined ? { start, textStart, open, end, close } : wrong(open, kind);
}

/** Explains an unsupported kind of question; undefined for options. */
function explainKind(answers: string, mask: string): string | undefined {
  const kind = /^\s*(T|TRUE|F|FALSE)\s*(#|$)/.test(answers)
    ? "a true/false question"
    : mask.trim() === ""
      ? "an essay question"
      : mask.trimStart().startsWith("#")
        ? "a numerical question"
        : mask.includes("~")
          ? undefined
          : mask.includes("->")
            ? "a matching question"
            : "a short-answer question";
  return (
    kind && `This is ${kind}, but Kubedrill needs options with exactly one right: rewrite it or remove it.`
  );
}

function skipBlanks(text: string, offset: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = offset;
  return offset + (blanks.exec(text)?.[0].length ?? 0);
}
