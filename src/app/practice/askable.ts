// Which questions may be asked: what the content has, less what a team's members or operators took out.

import type { Curriculum, Question } from "../../core/model.ts";
import { quarantineOf } from "../../core/question/quarantine.ts";
import type { Disputes } from "../../ports/storage/reports.ts";
import type { Storage } from "../../ports/storage/storage.ts";

interface Asker {
  readonly storage: Storage;
  readonly curriculum: Curriculum;
}

/** The questions that may be asked in a team, in teaching order. */
export async function askableQuestions(
  { storage, curriculum }: Asker,
  teamId: string,
): Promise<readonly Question[]> {
  return askableIn(curriculum, await storage.reports.disputes(), teamId);
}

/** The same, with the disputes already read. */
export function askableIn(
  { questions }: Curriculum,
  { reports, rulings }: Disputes,
  teamId: string,
): readonly Question[] {
  const disputed = new Set([...reports, ...rulings].map(({ questionId }) => questionId));
  return [...questions.values()].filter(
    (question) =>
      !disputed.has(question.id) || quarantineOf(question, teamId, reports, rulings) === undefined,
  );
}
