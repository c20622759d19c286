// Which questions may be asked: what the content has, less what a team's members or operators took out.

import type { Curriculum, Question } from "../core/model.ts";
import { quarantineOf } from "../core/quarantine.ts";
import type { Storage } from "./storage-port.ts";

interface Asker {
  readonly storage: Storage;
  readonly curriculum: Curriculum;
}

/** The questions that may be asked in a team, in teaching order. */
export async function askableQuestions(
  { storage, curriculum }: Asker,
  teamId: string,
): Promise<readonly Question[]> {
  const questions = [...curriculum.questions.values()];
  const { reports, rulings } = await storage.reports.disputes();
  if (reports.length === 0 && rulings.length === 0) return questions;
  return questions.filter((question) => quarantineOf(question, teamId, reports, rulings) === undefined);
}
