// Finds the options of a GIFT question: text, feedback, and whether they're right.

/** The offsets of an option and its parts in the question's text. */
export interface OptionSpan {
  readonly mark: "=" | "~";
  readonly start: number;
  readonly textFrom: number;
  readonly textTo: number;
  /** Undefined without feedback. */
  readonly feedbackFrom: number | undefined;
  readonly end: number;
  readonly correct: boolean;
  /** What's wrong with its weight. */
  readonly problem: "partial" | "contradiction" | undefined;
  /** As written, in percent; undefined without a weight. */
  readonly weight: string | undefined;
}

/** The options between two offsets; `mask` is the text from `maskEscapes`. */
export function findOptions(mask: string, start: number, end: number): readonly OptionSpan[] {
  const marks = [...mask.slice(start, end).matchAll(/~?=|~/g)].map(
    ({ index, 0: mark }) => start + index + mark.length - 1,
  );
  return marks.map((from, index) => {
    const next = marks[index + 1] ?? end;
    // "~=" is one mark.
    return readOption(mask, from, mask.startsWith("~=", next - 1) ? next - 1 : next);
  });
}

function readOption(mask: string, start: number, end: number): OptionSpan {
  const mark = mask[start] === "=" ? "=" : "~";
  const own = mask.slice(start + 1, end);
  const [before, weight] = /^\s*%(-?\d[\d.,]*)%/.exec(own) ?? ["", undefined];
  const textFrom = start + 1 + before.length;
  const length = mask.slice(textFrom, end).indexOf("#");
  const textTo = length < 0 ? end : textFrom + length;
  return {
    mark,
    start,
    textFrom,
    textTo,
    feedbackFrom: length < 0 ? undefined : textTo + 1,
    end,
    ...readWeight(mark, weight),
    weight,
  };
}

/** Full points mean right, and no points mean wrong. So do negative points: wrong answers lose nothing here. */
function readWeight(mark: "=" | "~", weight: string | undefined): Pick<OptionSpan, "correct" | "problem"> {
  const share = weight === undefined ? undefined : Number(weight.replace(",", "."));
  if (share === undefined) return { correct: mark === "=", problem: undefined };
  if (share > 0 && share < 100) return { correct: mark === "=", problem: "partial" };
  if (share === 100) return { correct: true, problem: undefined };
  if (mark === "~" && share <= 0) return { correct: false, problem: undefined };
  return { correct: mark === "=", problem: "contradiction" };
}
