// Points for a daily answer. Speed earns nothing; quizzes and reviews have no points.

/** What an answer's points depend on. */
export interface Scored {
  readonly correct: boolean;
  /** The concept was looked up, or the verdict seen elsewhere, while the posting was open. */
  readonly openBook: boolean;
  /** The hint was seen first. */
  readonly hinted: boolean;
}

/** The points of a right answer, by what helped. With several kinds of help, the lowest counts. */
export const rightPoints = { alone: 10, hint: 7, openBook: 5 } as const;

/** The points that a daily answer earns when its posting closes. */
export function dailyPoints({ correct, openBook, hinted }: Scored): number {
  if (!correct) return 2;
  if (openBook) return rightPoints.openBook;
  return hinted ? rightPoints.hint : rightPoints.alone;
}

/** An answer's points after an amendment: void takes them away, credit counts the answer as right. */
export function amendedPoints(answer: Scored, amendment: "void" | "credit" | undefined): number {
  if (amendment === "void") return 0;
  return dailyPoints(amendment === "credit" ? { ...answer, correct: true } : answer);
}
