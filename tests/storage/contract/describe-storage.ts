// The contract of storage: what every database has to pass, written against the port alone.
import { describe } from "vitest";
import type { Open } from "../../support/storage.ts";
import { describeAnswers } from "./answers.ts";
import { describeAtomicity } from "./atomicity.ts";
import { describeCards } from "./cards.ts";
import { describeCorrections } from "./corrections.ts";
import { describeCounting } from "./counting.ts";
import { describeDeletion } from "./deletion.ts";
import { describeDrills } from "./drills.ts";
import { describeGuesses } from "./guesses.ts";
import { describeInstallations } from "./installations.ts";
import { describeKeptBack } from "./kept-back.ts";
import { describeNotices } from "./notices.ts";
import { describeOpenBook } from "./open-book.ts";
import { describeOwnSettings } from "./own-settings.ts";
import { describePeople } from "./people.ts";
import { describePortableSql } from "./portable-sql.ts";
import { describePostings } from "./postings.ts";
import { describePractices } from "./practices.ts";
import { describePurge } from "./purge.ts";
import { describeQuestions } from "./questions.ts";
import { describeReminders } from "./reminders.ts";
import { describeReports } from "./reports.ts";
import { describeSchedules } from "./schedules.ts";
import { describeScores } from "./scores.ts";
import { describeSending } from "./sending.ts";
import { describeSettings } from "./settings.ts";
import { describeSquads } from "./squads.ts";
import { describeStatistics } from "./statistics.ts";
import { describeStreaks } from "./streaks.ts";
import { describeTallies } from "./tallies.ts";
import { describeTeams } from "./teams.ts";

/** Runs the contract on the databases that `open` makes, each migrated and empty. */
export function describeStorage(name: string, open: Open): void {
  describe(`storage on ${name}`, () => {
    describeSettings(open);
    describeQuestions(open);
    describePeople(open);
    describeOwnSettings(open);
    describeDeletion(open);
    describeDrills(open);
    describeSchedules(open);
    describePostings(open);
    describeSending(open);
    describeCounting(open);
    describeAnswers(open);
    describeOpenBook(open);
    describeKeptBack(open);
    describeGuesses(open);
    describeStreaks(open);
    describePractices(open);
    describeCards(open);
    describeScores(open);
    describeSquads(open);
    describeTallies(open);
    describeReminders(open);
    describeNotices(open);
    describeTeams(open);
    describePurge(open);
    describeInstallations(open);
    describeReports(open);
    describeCorrections(open);
    describeStatistics(open);
    describePortableSql(open);
    describeAtomicity(open);
  });
}
