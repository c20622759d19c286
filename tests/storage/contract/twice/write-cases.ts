// Every write of the storage ports, ready to be run.
import { answerCases } from "./answer-cases.ts";
import { drillCases, postingCases } from "./daily-cases.ts";
import { installationCases } from "./installation-cases.ts";
import { linkCases } from "./link-cases.ts";
import { modelCases } from "./model-cases.ts";
import { outageCases } from "./outage-cases.ts";
import { peopleCases } from "./people-cases.ts";
import { recapCases } from "./recap-cases.ts";
import { refusalCases } from "./refusal-cases.ts";
import { roleCases } from "./role-cases.ts";
import type { CaseName, Prepare, WriteCases } from "./write-case.ts";

const all: WriteCases = {
  ...installationCases,
  ...peopleCases,
  ...modelCases,
  ...linkCases,
  ...answerCases,
  ...drillCases,
  ...postingCases,
  ...refusalCases,
  ...recapCases,
  ...roleCases,
  ...outageCases,
};

export const writeCases = Object.entries(all) as readonly (readonly [CaseName, Prepare])[];
