// The gallery's messages to members: leaderboards, squads, look-up, progress, settings, reminders.
import { leaderboardBlocks, squadLeaderboardBlocks } from "../app/leaderboard/leaderboard-view.ts";
import { comparison } from "../app/lookup/compare-view.ts";
import { conceptButtons, topicButtons, topicCard, topicList } from "../app/lookup/concept-view.ts";
import { exportBlocks } from "../app/person/export-view.ts";
import {
  askToLink,
  codeBlocks,
  linkedBlocks,
  linkedNotice,
  linkedText,
  separatedText,
} from "../app/person/link-view.ts";
import { deletedText, deleteForm, hiddenText, storedDataBlocks } from "../app/person/privacy-view.ts";
import { settingsBlocks } from "../app/person/settings-view.ts";
import { practiceSummary, skippedQuestion } from "../app/practice/practice-view.ts";
import { backText, suspendedList } from "../app/practice/suspended-view.ts";
import { homeBlocks } from "../app/progress/home-view.ts";
import { progressBlocks } from "../app/progress/progress-view.ts";
import {
  awayEnded,
  awaySet,
  ignoredNotice,
  reminderMessage,
  reminderState,
} from "../app/reminder/reminder-view.ts";
import { drawnBlocks } from "../app/squad/draw-view.ts";
import { squadBlocked, squadCreated, squadMeant } from "../app/squad/squad-outcomes.ts";
import { squadList, squadMenu } from "../app/squad/squad-view.ts";
import type { LinkCode } from "../core/link-code.ts";
import { mastery } from "../core/mastery.ts";
import type { CalendarDate, Curriculum } from "../core/model.ts";
import { otherPlatform } from "../ports/linkable.ts";
import type { Block } from "../ports/reply.ts";
import type { GalleryMessage } from "./gallery-message.ts";
import { practiceOf, reviewOf } from "./practice-samples.ts";
import { required } from "./required.ts";
import * as sample from "./samples.ts";

/** Every message to one member, or about members. */
export function memberMessages(curriculum: Curriculum): readonly GalleryMessage[] {
  const all = {
    ...boards(),
    ...squads(),
    ...lookUps(curriculum),
    ...progress(curriculum),
    ...practices(curriculum),
    ...own(curriculum),
  };
  return Object.entries(all).map(([name, blocks]) => ({ name, blocks }));
}

type Messages = Readonly<Record<string, readonly Block[]>>;

const won = { period: "week", points: 118 } as const;
const week = { period: { name: "week", daysLeft: 3 }, page: 1, winners: undefined } as const;

function boards(): Messages {
  const standings = sample.sampleStandings();
  return {
    "a leaderboard": leaderboardBlocks(
      standings,
      { ...week, winners: { ...won, names: ["محمد", "Ada Lovelace"] } },
      "m-12",
    ),
    "a leaderboard's second page": leaderboardBlocks(standings, { ...week, page: 2 }, "m-2"),
    "a shared leaderboard": leaderboardBlocks(standings.slice(0, 5), week),
    "an empty leaderboard": leaderboardBlocks([], { ...week, period: { name: "all time" } }, "m-1"),
    "a leaderboard on Monday": leaderboardBlocks(
      standings.slice(0, 3),
      {
        period: { name: "month", daysLeft: 20 },
        page: 1,
        winners: { ...won, names: ["Ada Lovelace"] },
        empty: { name: "week", daysLeft: 6 },
      },
      "m-2",
    ),
    "a squad leaderboard": squadLeaderboardBlocks(
      sample.sampleSquads(),
      { ...week, winners: { period: "week", points: 101 / 3, names: ["Node Ninjas"] } },
      false,
    ),
  };
}

function squads(): Messages {
  const { ranked, unranked } = sample.sampleSquads();
  const [pirates, ninjas] = ranked;
  const members = sample.sampleStandings().map(({ member, ref }) => ({ id: member, ref }));
  return {
    "the squads": squadList(sample.sampleSquads(), "m-1"),
    "the squads before the first": squadList({ ranked: [], unranked: [], own: undefined }, "m-1"),
    "squads to join": squadMenu([...ranked, ...unranked], "m-1"),
    "a new squad": squadCreated(required(pirates), undefined),
    "a squad that was probably meant": squadMeant("ninja", required(ninjas)),
    "a squad that removed its reader": squadBlocked(required(ninjas)),
    "a draw of squads": drawnBlocks([{ id: "s-4", name: "Amber", captain: "m-1", members, removed: [] }]),
  };
}

function lookUps(curriculum: Curriculum): Messages {
  const concepts = [...curriculum.concepts.values()];
  const one = required(concepts.find(({ confusedWith }) => confusedWith.length > 0));
  const other = required(curriculum.concepts.get(required(one.confusedWith[0])));
  const topics = curriculum.topics.map((_, index) => ({ mastery: mastery(index, 2 * index) }));
  return {
    "a comparison": comparison(one, other),
    "the topics": topicList(curriculum, topics),
    "a topic": topicCard(required(curriculum.topics[0]), curriculum),
    "closest pages": [
      { type: "text", markdown: "No exact match for “balance traffic”. Closest pages:" },
      conceptButtons(concepts.slice(0, 3)),
    ],
    "no match": [
      { type: "text", markdown: "No match for “hpa”. Try other words, or browse a topic:" },
      topicButtons(curriculum.topics),
    ],
  };
}

const holidays = { first: "2026-12-24" as CalendarDate, last: "2027-01-06" as CalendarDate };

function progress(curriculum: Curriculum): Messages {
  const numbers = sample.sampleProgress(curriculum);
  const early = sample.earlyProgress(curriculum);
  const picture = async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
  const board = leaderboardBlocks(sample.sampleStandings().slice(0, 5), week, "m-2");
  const page = { board, own: sample.sampleSettings };
  return {
    "progress with its picture": progressBlocks(numbers, picture),
    "progress with milestones": progressBlocks(
      {
        ...numbers,
        milestones: [{ kind: "streak-7" }, { kind: "topic", topic: "dns" }, { kind: "reviews-100" }],
      },
      picture,
      curriculum.topics,
    ),
    "progress with a personal memory model": progressBlocks(
      { ...numbers, personalSince: "2026-03-12" as CalendarDate },
      picture,
    ),
    "progress while away": progressBlocks(
      {
        ...numbers,
        steps: numbers.steps.slice(1),
        forecast: [0, 0, 10].map((reviews, later) => ({
          weekday: ["Mon", "Tue", "Wed"][later] ?? "",
          reviews,
        })),
        away: holidays,
        awayToday: true,
        includes: "Includes your reviews on Discord.",
      },
      picture,
    ),
    "progress in the first week": progressBlocks(early, picture),
    "progress before the first answer": progressBlocks(sample.noProgress(curriculum), picture),
    "the home page": homeBlocks({ ...numbers, ...page, due: 3 }),
    "the home page on the first day": homeBlocks({
      ...sample.noProgress(curriculum),
      board: leaderboardBlocks([], week, "m-1"),
      due: 0,
      own: { ...sample.sampleSettings, reminder: undefined },
    }),
  };
}

function practices(curriculum: Curriculum): Messages {
  const [first, second] = [...curriculum.questions.values()];
  const practice = practiceOf(required(first));
  const right = sample.sampleVerdict(required(first));
  const wrong = sample.wrongVerdict(sample.sampleVerdict(required(second)));
  const next = "Next: 3 tomorrow, 5 in 2 days.";
  return {
    "a practice's summary": practiceSummary({ ...practice, answers: [right, wrong] }, curriculum, next),
    "a review answered elsewhere": skippedQuestion("answered elsewhere", {
      id: practice.id,
      index: 0,
      count: 3,
    }),
    "suspended questions": suspendedList([...curriculum.questions.values()].slice(0, 3)),
    "a question back in reviews": suspendedList([required(second)], backText(required(first).stem)),
    "no suspended question": suspendedList([]),
    "a perfect practice's summary": practiceSummary({ ...practice, answers: [right] }, curriculum, next),
  };
}

function own(curriculum: Curriculum): Messages {
  const [first] = [...curriculum.questions.values()];
  const { settings, reminder } = sample.sampleSettings;
  const kept = { answers: 52, cards: 31, lookUps: 4, hints: 2, reports: 1, reminders: 3, teams: 1, since: 0 };
  const others = sample.sampleAccounts.slice(1);
  const text = (markdown: string): readonly Block[] => [{ type: "text", markdown }];
  return {
    "the settings": settingsBlocks(sample.sampleSettings),
    "stored data": storedDataBlocks(kept, settings, "2026-03-02" as CalendarDate),
    "an export": exportBlocks({ bytes: new Uint8Array(4_200), gzipped: false }, "2026-03-02" as CalendarDate),
    "a hidden name": text(hiddenText(settings, "here")),
    "the question before deleting": deleteForm("here").blocks,
    "everything deleted": text(deletedText("here")),
    "the question before deleting linked accounts": deleteForm("here", others).blocks,
    "the settings of linked accounts": settingsBlocks({ ...sample.sampleSettings, linked: others }),
    "a link code": codeBlocks("K7QM24PD9T" as LinkCode, sample.CLOSES, required(otherPlatform("slack"))),
    "the question before linking": askToLink(others, "K7QM24PD9T" as LinkCode),
    "linked accounts": linkedBlocks(sample.sampleAccounts, "m-1", linkedText),
    "separated accounts": text(separatedText),
    "a notice of a link": text(linkedNotice("Discord")),
    "a reminder": reminderMessage(reviewOf([...curriculum.questions.values()].slice(0, 3)), curriculum),
    "a reminder of one review": reminderMessage(practiceOf(required(first)), curriculum),
    "the reminder's state": text(reminderState(reminder)),
    "the reminder's state before a time away": text(reminderState(reminder, holidays)),
    "a new time away": text(
      awaySet(holidays, { ...holidays, last: "2027-01-10" as CalendarDate }, "2026-12-01" as CalendarDate),
    ),
    "a time away that ended": text(awayEnded(true)),
    "a reminder that stopped": text(ignoredNotice({ time: "09:00", zone: "Europe/Berlin" }, 5)),
  };
}
