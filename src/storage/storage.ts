// All operations over one database.
import type { Storage } from "../app/storage-port.ts";
import { createAnswers } from "./answers.ts";
import { createCards } from "./cards.ts";
import { createCorrections } from "./corrections.ts";
import { createDrills } from "./drills.ts";
import { createStatistics } from "./item-statistics.ts";
import { createPeople } from "./people.ts";
import { createPostings } from "./postings.ts";
import { createPractices } from "./practices.ts";
import { createQuestionVersions } from "./questions.ts";
import { createReports } from "./reports.ts";
import { createScores } from "./scores.ts";
import { createSettings } from "./settings.ts";
import type { Database } from "./transaction.ts";

export function createStorage(database: Database): Storage {
  return {
    settings: createSettings(database),
    questions: createQuestionVersions(database),
    people: createPeople(database),
    drills: createDrills(database),
    postings: createPostings(database),
    answers: createAnswers(database),
    practices: createPractices(database),
    cards: createCards(database),
    scores: createScores(database),
    reports: createReports(database),
    corrections: createCorrections(database),
    statistics: createStatistics(database),
  };
}
