// Points of a daily answer. Never for speed; practice and reviews have none.

/** Points that a daily answer earns when its posting closes. */
export function dailyPoints(answer: { readonly correct: boolean; readonly openBook: boolean }): number {
  if (!answer.correct) return 2;
  return answer.openBook ? 5 : 10;
}

/** What a later fact does to an answer's points: void takes them, credit gives a right answer's. */
export function amendedPoints(
  answer: { readonly correct: boolean; readonly openBook: boolean },
  amendment: "void" | "credit" | undefined,
): number {
  if (amendment === "void") return 0;
  return dailyPoints(amendment === "credit" ? { ...answer, correct: true } : answer);
}
