// The database's operations, by noun.

import type { Answers } from "./answers.ts";
import type { Cards, MemoryModels } from "./cards.ts";
import type { Corrections } from "./corrections.ts";
import type { Outages } from "./daily/outages.ts";
import type { Recaps } from "./daily/recaps.ts";
import type { Roles } from "./daily/roles.ts";
import type { Drills } from "./drills.ts";
import type { Milestones } from "./learning/milestones.ts";
import type { Notices } from "./notices.ts";
import type { Exports, Links, People } from "./people.ts";
import type { Closing, Counting, Postings, Sending } from "./postings.ts";
import type { Practices } from "./practices.ts";
import type { QuestionVersions, Statistics } from "./questions.ts";
import type { Refusals } from "./refusals.ts";
import type { Reminders } from "./reminders.ts";
import type { Reports } from "./reports.ts";
import type { Schedules } from "./schedules.ts";
import type { Scores } from "./scores.ts";
import type { Settings } from "./settings.ts";
import type { Squads } from "./squads.ts";
import type { Installations, Teams } from "./teams.ts";
import type { ClockJumps, Receipts } from "./upkeep.ts";
import type { UsedKeys } from "./used-keys.ts";

/**
 * The database's operations, by noun; each is one atomic step. After a lost COMMIT, a write can run again: with the
 * same IDs it changes nothing and returns the same result.
 */
export interface Storage {
  readonly settings: Settings;
  readonly questions: QuestionVersions;
  readonly people: People;
  readonly exports: Exports;
  readonly teams: Teams;
  readonly installations: Installations;
  readonly links: Links;
  readonly notices: Notices;
  readonly drills: Drills;
  readonly schedules: Schedules;
  readonly postings: Postings;
  readonly sending: Sending;
  readonly closing: Closing;
  readonly counting: Counting;
  readonly refusals: Refusals;
  readonly recaps: Recaps;
  readonly roles: Roles;
  readonly outages: Outages;
  readonly answers: Answers;
  readonly practices: Practices;
  readonly cards: Cards;
  readonly memoryModels: MemoryModels;
  readonly reminders: Reminders;
  readonly milestones: Milestones;
  readonly scores: Scores;
  readonly squads: Squads;
  readonly receipts: Receipts;
  readonly reports: Reports;
  readonly clockJumps: ClockJumps;
  readonly corrections: Corrections;
  readonly statistics: Statistics;
  readonly usedKeys: UsedKeys;
}
