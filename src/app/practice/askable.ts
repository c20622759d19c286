// Which questions can be asked: what the content has, without what reports or operators took out.

import type { Curriculum, Question } from "../../core/model.ts";
import type { Storage } from "../../ports/storage/storage.ts";

interface Asker {
  readonly storage: Pick<Storage, "reports">;
  readonly curriculum: Curriculum;
}

/** The questions that can be asked in a team, in teaching order. */
export async function askableQuestions(
  { storage, curriculum }: Asker,
  teamId: string,
): Promise<readonly Question[]> {
  const quarantined = await storage.reports.quarantined(teamId);
  const out = Map.groupBy(quarantined, ({ questionId }) => questionId);
  return [...curriculum.questions.values()].filter(
    ({ id, version }) => !out.get(id)?.some((one) => one.version === version),
  );
}

/** The questions that can be asked in a team. */
export type AskableByTeam = (teamId: string) => Promise<readonly Question[]>;

/** Reads each team's questions once, for work that meets the same teams again and again. */
export function askableByTeam(asker: Asker): AskableByTeam {
  const known = new Map<string, Promise<readonly Question[]>>();
  return (teamId) => {
    const found = known.get(teamId) ?? askableQuestions(asker, teamId);
    known.set(teamId, found);
    return found;
  };
}
