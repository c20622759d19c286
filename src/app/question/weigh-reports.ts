// Weighing reports: whether a question is out now, and a word to the people who run Kubedrill.
import type { Curriculum } from "../../core/model.ts";
import type { QuarantineScope, Version } from "../../core/question/quarantine.ts";
import type { Bank } from "../../ports/storage/reports.ts";
import type { Storage } from "../../ports/storage/storage.ts";

/** A question version that reports have just taken out. */
export interface NewQuarantine extends Version {
  readonly scope: QuarantineScope;
}

export interface WeighingParts {
  readonly storage: Pick<Storage, "reports">;
  readonly curriculum: Curriculum;
  readonly reportQuarantine: (quarantine: NewQuarantine) => void;
}

/** Decides on a version after a report, and returns where it is newly out. */
export async function weighReports(
  { storage, curriculum, reportQuarantine }: WeighingParts,
  version: Version,
  now: number,
): Promise<readonly QuarantineScope[]> {
  const scopes = await storage.reports.weigh(version, bankOf(curriculum), now);
  for (const scope of scopes) reportQuarantine({ ...version, scope });
  return scopes;
}

/** The same for all reported versions: what a crash left undecided, or was decided by an older version's rules. */
export async function weighAll(parts: WeighingParts, now: number): Promise<void> {
  for (const version of await parts.storage.reports.toWeigh()) await weighReports(parts, version, now);
}

/** Whether a question version is the one that is asked today. */
export function isCurrent({ questions }: Curriculum, { questionId, version }: Version): boolean {
  return questions.get(questionId)?.version === version;
}

function bankOf(curriculum: Curriculum): Bank {
  return { size: curriculum.questions.size, has: (version) => isCurrent(curriculum, version) };
}
