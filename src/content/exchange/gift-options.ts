// The options of a GIFT question: which is right, what each says, and its feedback.

/** Where an option and its parts stand in the question's text. */
export interface OptionSpan {
  readonly mark: "=" | "~";
  readonly start: number;
  readonly textFrom: number;
  readonly textTo: number;
  /** Undefined where it has no feedback. */
  readonly feedbackFrom: number | undefined;
  readonly end: number;
  readonly correct: boolean;
  /** Why its weight can't be taken. */
  readonly problem: "partial" | "contradiction" | undefined;
  /** As written, in percent. */
  readonly weight: string | undefined;
}

/** The options between two offsets; `mask` is the text without its escapes. */
export function findOptions(mask: string, start: number, end: number): readonly OptionSpan[] {
  const marks = [...mask.slice(start, end).matchAll(/~?=|~/g)].map(
    ({ index, 0: mark }) => start + index + mark.length - 1,
  );
  return marks.map((from, place) => {
    const next = marks[place + 1] ?? end;
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

/** All of the points is right and none is wrong. Less than none is wrong too: nobody loses points here. */
function readWeight(mark: "=" | "~", weight: string | undefined): Pick<OptionSpan, "correct" | "problem"> {
  const share = weight === undefined ? undefined : Number(weight.replace(",", "."));
  if (share === undefined) return { correct: mark === "=", problem: undefined };
  if (share > 0 && share < 100) return { correct: mark === "=", problem: "partial" };
  if (share === 100) return { correct: true, problem: undefined };
  if (mark === "~" && share <= 0) return { correct: false, problem: undefined };
  return { correct: mark === "=", problem: "contradiction" };
}
