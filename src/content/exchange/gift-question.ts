// One question of a GIFT file: its name, its text and its options.
import type { Row } from "../read/page-sections.ts";
import { maskEscapes, readGiftText, unescapeGift } from "./gift-text.ts";

export interface GiftQuestion {
  readonly name: string | undefined;
  /** The question's text and, behind it, its code between ``` and ```. */
  readonly text: string;
  readonly options: readonly GiftOption[];
  readonly explanation: string;
  readonly lines: ReadonlyMap<string, number>;
}

interface GiftOption {
  readonly text: string;
  readonly correct: boolean;
  readonly why: string;
}

type Report = (line: number, message: string) => void;

/** Undefined where it is no question with options; `report` has been told then. */
export function readGiftQuestion(rows: readonly Row[], report: Report): GiftQuestion | undefined {
  const text = rows.map((row) => row.text).join("\n");
  const mask = maskEscapes(text);
  const lineAt = findLines(rows, text);
  const refuse = (offset: number, message: string) => report(lineAt(offset), message);
  const marks = findMarks(text, mask);
  if ("message" in marks) return void refuse(marks.offset, marks.message);
  const { start, textStart, open, end, close } = marks;

  const part = (from: number, to: number, format?: string) => {
    const read = readGiftText(text.slice(from, to), format);
    for (const tag of read.unknownTags)
      refuse(from, `HTML's <${tag}> has no counterpart here: write it in Markdown.`);
    return read;
  };
  const before = part(textStart, open);
  const after = part(close + 1, text.length, before.format);
  const lines = new Map([["stem", lineAt(textStart)]]);

  const spans = splitOptions(mask, open + 1, end);
  const options = spans.map(({ from, to }, index): GiftOption => {
    lines.set(`options.${index}`, lineAt(from));
    const isRight = mask[from] === "=";
    const weight = isRight ? undefined : /^\s*%(-?[\d.]+)%/.exec(text.slice(from + 1, to));
    const share = Number(weight?.[1] ?? 0);
    if (share > 0 && share < 100)
      refuse(from, `Part of the points (${share} %): here exactly one option is right, by "=".`);
    const textFrom = from + 1 + (weight?.[0].length ?? 0);
    const length = mask.slice(textFrom, to).indexOf("#");
    const textTo = length < 0 ? to : textFrom + length;
    return {
      text: part(textFrom, textTo, before.format).text,
      correct: isRight || share >= 100,
      why: length < 0 ? "" : part(textTo + 1, to, before.format).text,
    };
  });
  if (
    mask
      .slice(open + 1, spans[0]?.from)
      .replace("~", "")
      .trim() !== ""
  )
    refuse(open + 1, 'Text before the first option: begin each with "=" (right) or "~" (wrong).');
  if (end < close) lines.set("explanation", lineAt(end));
  return {
    name: textStart > start ? unescapeGift(text.slice(start + 2, textStart - 2)).trim() : undefined,
    text: after.text === "" ? before.text : `${before.text} _____ ${after.text}`,
    options,
    explanation: end < close ? part(end + 4, close, before.format).text : "",
    lines,
  };
}

/** The line of what stands at an offset or, where that is blank, behind it. */
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

/** Where the name begins, the text, the options, and where these end: at "####" or "}". Or what is wrong. */
function findMarks(text: string, mask: string) {
  const start = skipBlanks(text, 0);
  const nameEnd = mask.startsWith("::", start) ? mask.indexOf("::", start + 2) : -1;
  const textStart = nameEnd < 0 ? start : nameEnd + 2;
  const open = mask.indexOf("{", textStart);
  const close = mask.indexOf("}", textStart);
  const second = close < 0 ? -1 : mask.indexOf("{", close);
  const wrong = (offset: number, message: string) => ({ offset, message });
  if (open < 0 && close < 0)
    return wrong(start, "No options: write them behind the question, between { and }.");
  if (close < 0) return wrong(open, 'No } ends the options: add it; inside, a blank line is written "\\n".');
  if (open < 0 || close < open)
    return wrong(close, 'A } without its {: write "\\}" where it belongs to the text.');
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

/** Why the answers are no options of which one is right; undefined where they are. */
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
  return kind && `This is ${kind}; Kubedrill has options of which one is right: rewrite it, or remove it.`;
}

/** From each mark "=" or "~" up to the next; "~=" is one mark. */
function splitOptions(mask: string, start: number, end: number) {
  const marks = [...mask.slice(start, end).matchAll(/~?=|~/g)].map(
    ({ index, 0: mark }) => start + index + mark.length - 1,
  );
  return marks.map((from, place) => {
    const next = marks[place + 1] ?? end;
    return { from, to: mask.startsWith("~=", next - 1) ? next - 1 : next };
  });
}

function skipBlanks(text: string, offset: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = offset;
  return offset + (blanks.exec(text)?.[0].length ?? 0);
}
