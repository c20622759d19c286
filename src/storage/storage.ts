// All operations over one database.
import type { Storage } from "../ports/storage/storage.ts";
import { createClockJumps } from "./clock-jumps.ts";
import { createClosing } from "./daily/closing.ts";
import { createCorrections } from "./daily/corrections.ts";
import { createCounting } from "./daily/counting.ts";
import { createDrills } from "./daily/drills.ts";
import { createOutages } from "./daily/outages.ts";
import { createPostings } from "./daily/postings.ts";
import { createRecaps } from "./daily/recaps.ts";
import { createRefusals } from "./daily/refusals.ts";
import { createRoles } from "./daily/roles.ts";
import { createSchedules } from "./daily/schedules.ts";
import { createSending } from "./daily/sending.ts";
import { createExports } from "./export/exports.ts";
import { createInstallations } from "./installations.ts";
import { createAnswers } from "./learning/answers.ts";
import { createStatistics } from "./learning/item-statistics.ts";
import { createCards } from "./learning/learner-cards.ts";
import { createPractices } from "./learning/practices.ts";
import { createQuestionVersions } from "./learning/questions.ts";
import { createReports } from "./learning/reports.ts";
import { createScores } from "./learning/scores.ts";
import { createMemoryModels } from "./models/own-weights.ts";
import { createLinks } from "./person/links.ts";
import { createMilestones } from "./person/milestones.ts";
import { createNotices } from "./person/notices.ts";
import { createPeople } from "./person/people.ts";
import { createReminders } from "./person/reminders.ts";
import { createSquads } from "./person/squads.ts";
import { createReceipts } from "./receipts.ts";
import { createSettings } from "./settings.ts";
import { createTeams } from "./teams.ts";
import type { Database } from "./transaction.ts";
import { createUsedKeys } from "./used-keys.ts";

/** All operations over one database. */
export function createStorage(database: Database): Storage {
  return {
    settings: createSettings(database),
    questions: createQuestionVersions(database),
    people: createPeople(database),
    exports: createExports(database),
    teams: createTeams(database),
    installations: createInstallations(database),
    links: createLinks(database),
    notices: createNotices(database),
    drills: createDrills(database),
    schedules: createSchedules(database),
    postings: createPostings(database),
    sending: createSending(database),
    closing: createClosing(database),
    counting: createCounting(database),
    refusals: createRefusals(database),
    recaps: createRecaps(database),
    roles: createRoles(database),
    outages: createOutages(database),
    answers: createAnswers(database),
    practices: createPractices(database),
    cards: createCards(database),
    memoryModels: createMemoryModels(database),
    reminders: createReminders(database),
    milestones: createMilestones(database),
    scores: createScores(database),
    squads: createSquads(database),
    receipts: createReceipts(database),
    reports: createReports(database),
    clockJumps: createClockJumps(database),
    corrections: createCorrections(database),
    statistics: createStatistics(database),
    usedKeys: createUsedKeys(database),
  };
}
