// The contract of storage: what every database has to pass, written against the port alone.
import { describe } from "vitest";
import type { Open } from "../../support/storage/storage.ts";
import { describeAtomicity } from "./atomicity.ts";
import { describeCorrections } from "./daily/corrections.ts";
import { describeCounting } from "./daily/counting.ts";
import { describeDrills } from "./daily/drills.ts";
import { describePostings } from "./daily/postings.ts";
import { describeSchedules } from "./daily/schedules.ts";
import { describeSending } from "./daily/sending.ts";
import { describeInstallations } from "./installations.ts";
import { describeAnswers } from "./learning/answers.ts";
import { describeCards } from "./learning/cards.ts";
import { describeGuesses } from "./learning/guesses.ts";
import { describeKeptBack } from "./learning/kept-back.ts";
import { describeOpenBook } from "./learning/open-book.ts";
import { describePractices } from "./learning/practices.ts";
import { describeQuestions } from "./learning/questions.ts";
import { describeReports } from "./learning/reports.ts";
import { describeScores } from "./learning/scores.ts";
import { describeStatistics } from "./learning/statistics.ts";
import { describeStreaks } from "./learning/streaks.ts";
import { describeTallies } from "./learning/tallies.ts";
import { describeDeletion } from "./person/deletion.ts";
import { describeNotices } from "./person/notices.ts";
import { describeOwnSettings } from "./person/own-settings.ts";
import { describePeople } from "./person/people.ts";
import { describeReminders } from "./person/reminders.ts";
import { describeSquads } from "./person/squads.ts";
import { describePortableSql } from "./portable-sql.ts";
import { describePurge } from "./purge.ts";
import { describeSettings } from "./settings.ts";
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
