// Every operation of the storage ports by name, and which of them only read.
import type { MessageLog } from "../../../../src/ports/message-log.ts";
import type { Storage } from "../../../../src/ports/storage/storage.ts";
import { createMessageLog } from "../../../../src/storage/playground-messages.ts";
import { createStorage } from "../../../../src/storage/storage.ts";
import type { Database } from "../../../../src/storage/transaction.ts";

interface Ports extends Storage {
  readonly messages: MessageLog;
}

/** An operation's name, such as `squads.leave`. */
export type Operation = {
  [Noun in keyof Ports]: `${Noun}.${keyof Ports[Noun] & string}`;
}[keyof Ports];

/** Operations that change nothing. */
export const reads: readonly Operation[] = [
  "answers.find",
  "answers.latestKeptBack",
  "answers.lookedUpAt",
  "answers.mistakes",
  "answers.newestAt",
  "answers.streaks",
  "answers.tallies",
  "cards.differing",
  "cards.due",
  "cards.ofLearner",
  "cards.suspended",
  "clockJumps.answersAhead",
  "corrections.drillsToNotify",
  "drills.byId",
  "drills.find",
  "drills.ofTeam",
  "installations.find",
  "installations.list",
  "links.accounts",
  "memoryModels.log",
  "memoryModels.since",
  "memoryModels.toFit",
  "messages.findByKey",
  "messages.has",
  "messages.latest",
  "exports.make",
  "milestones.announced",
  "milestones.ofMember",
  "milestones.topicTallies",
  "people.inactive",
  "people.kept",
  "people.namedRight",
  "people.settings",
  "outages.toMention",
  "outages.unsettled",
  "postings.before",
  "postings.countAnswers",
  "postings.current",
  "postings.find",
  "sending.countUnknown",
  "sending.interrupted",
  "postings.last",
  "postings.lastClosed",
  "postings.open",
  "counting.stale",
  "closing.toClose",
  "sending.toSend",
  "postings.unknown",
  "practices.countReviews",
  "practices.find",
  "practices.openQuestions",
  "recaps.due",
  "recaps.find",
  "recaps.numbers",
  "recaps.unknown",
  "roles.due",
  "roles.ofTeam",
  "roles.seasons",
  "refusals.discussionsDue",
  "refusals.waiting",
  "reminders.away",
  "reminders.due",
  "reminders.find",
  "reminders.later",
  "reminders.nextOf",
  "reminders.reviewedSince",
  "reports.comments",
  "reports.ofTeam",
  "reports.overview",
  "reports.quarantined",
  "reports.toWeigh",
  "schedules.choiceInputs",
  "schedules.due",
  "schedules.findPlans",
  "schedules.later",
  "schedules.unplanned",
  "scores.inPeriod",
  "scores.ofSquads",
  "settings.read",
  "squads.drawable",
  "squads.heirs",
  "squads.names",
  "squads.ofTeam",
  "squads.people",
  "statistics.firstAnswers",
  "teams.list",
  "teams.toPurge",
];

/** All operations, as the code creates them. */
export function listOperations(): readonly string[] {
  const nowhere = {} as Database;
  const ports: object = { ...createStorage(nowhere), messages: createMessageLog(nowhere) };
  return Object.entries(ports).flatMap(([noun, port]) =>
    Object.keys(port as object).map((verb) => `${noun}.${verb}`),
  );
}

/** Whether calling the operation starts a write immediately. */
export function writesAtOnce(operation: string): boolean {
  let writes = false;
  const database: Database = {
    write: async () => {
      writes = true;
      throw new Error("A write.");
    },
    read: async () => {
      throw new Error("A read.");
    },
    close: async () => {},
  };
  const ports = { ...createStorage(database), messages: createMessageLog(database) } as unknown as Record<
    string,
    Record<string, () => Promise<unknown>>
  >;
  const [noun = "", verb = ""] = operation.split(".");
  ports[noun]?.[verb]?.()?.catch(() => {});
  return writes;
}
