// Which questions can be asked: what the content has, without what reports or operators took out.

import type { Curriculum, Question } from "../../core/model.ts";
import type { Version } from "../../core/question/quarantine.ts";
import type { Storage } from "../../ports/storage/storage.ts";

interface Asker {
  readonly storage: Pick<Storage, "reports">;
  readonly curriculum: Curriculum;
}

/** The questions that can be asked in a team, in teaching order. */
export async function askableQuestions(asker: Asker, teamId: string): Promise<readonly Question[]> {
  return (await askableByTeam(asker, [teamId]))(teamId);
}

/** The questions that can be asked in a team, in teaching order. */
export type AskableByTeam = (teamId: string) => readonly Question[];

/** Reads once which questions can be asked in each of the teams. */
export async function askableByTeam(
  { storage, curriculum }: Asker,
  teamIds: readonly string[],
): Promise<AskableByTeam> {
  const quarantined = Map.groupBy(await storage.reports.quarantined(teamIds), ({ teamId }) => teamId);
  const everywhere = leaveOut([...curriculum.questions.values()], quarantined.get(undefined));
  return (teamId) => leaveOut(everywhere, quarantined.get(teamId));
}

function leaveOut(questions: readonly Question[], out: readonly Version[] = []): readonly Question[] {
  if (out.length === 0) return questions;
  return questions.filter(
    ({ id, version }) => !out.some((one) => one.questionId === id && one.version === version),
  );
}
