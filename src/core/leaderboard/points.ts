// Points for a daily answer. Speed earns nothing; quizzes and reviews have no points.

/** The points that a daily answer earns when its posting closes. */
export function dailyPoints(answer: { readonly correct: boolean; readonly openBook: boolean }): number {
  if (!answer.correct) return 2;
  return answer.openBook ? 5 : 10;
}

/** An answer's points after an amendment: void takes them away, credit counts the answer as right. */
export function amendedPoints(
  answer: { readonly correct: boolean; readonly openBook: boolean },
  amendment: "void" | "credit" | undefined,
): number {
  if (amendment === "void") return 0;
  return dailyPoints(amendment === "credit" ? { ...answer, correct: true } : answer);
}
