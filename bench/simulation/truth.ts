// What learners really remember, which no policy sees.

/** Members and questions are indexes into the team's; days count from 0. */
export interface Truth {
  /** The probability, 0–1, that the member recalls the question on the day, without guessing. */
  recall(member: number, question: number, day: number): number;
  /** The member has answered on the day and read the feedback; `knew` whether they recalled it. */
  study(member: number, question: number, day: number, knew: boolean): void;
}
