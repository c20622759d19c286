// All operations over one database.
import type { Storage } from "../app/storage-port.ts";
import { createAnswers } from "./answers.ts";
import { createCards } from "./cards.ts";
import { createCorrections } from "./corrections.ts";
import { createDrills } from "./drills.ts";
import { createInstallations } from "./installations.ts";
import { createStatistics } from "./item-statistics.ts";
import { createNotices } from "./notices.ts";
import { createPeople } from "./people.ts";
import { createPostings } from "./postings.ts";
import { createPractices } from "./practices.ts";
import { createQuestionVersions } from "./questions.ts";
import { createReminders } from "./reminders.ts";
import { createReports } from "./reports.ts";
import { createSchedules } from "./schedules.ts";
import { createScores } from "./scores.ts";
import { createSettings } from "./settings.ts";
import { createSquads } from "./squads.ts";
import { createTeams } from "./teams.ts";
import type { Database } from "./transaction.ts";

export function createStorage(database: Database): Storage {
  return {
    settings: createSettings(database),
    questions: createQuestionVersions(database),
    people: createPeople(database),
    teams: createTeams(database),
    installations: createInstallations(database),
    notices: createNotices(database),
    drills: createDrills(database),
    schedules: createSchedules(database),
    postings: createPostings(database),
    answers: createAnswers(database),
    practices: createPractices(database),
    cards: createCards(database),
    reminders: createReminders(database),
    scores: createScores(database),
    squads: createSquads(database),
    reports: createReports(database),
    corrections: createCorrections(database),
    statistics: createStatistics(database),
  };
}
