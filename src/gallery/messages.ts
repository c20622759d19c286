// Every message that Kubedrill sends, made by the app's views from the real content.
import { openingLine, openPosting } from "../app/answer/posting-view.ts";
import { rationaleBlocks, revealedPosting, secretPosting } from "../app/answer/reveal-view.ts";
import { explainedBlocks, verdictBlocks } from "../app/answer/verdict-view.ts";
import { createdDrill, drillInFull } from "../app/drill/drill-view.ts";
import { pausedDrill, unknownPosting } from "../app/drill/trouble-view.ts";
import { leaderboardBlocks, squadLeaderboardBlocks } from "../app/leaderboard/leaderboard-view.ts";
import { conceptCard, topicButtons, topicCard } from "../app/lookup/concept-view.ts";
import { storedDataBlocks } from "../app/person/privacy-view.ts";
import { settingsBlocks } from "../app/person/settings-view.ts";
import { practiceQuestion, practiceSummary } from "../app/practice/practice-view.ts";
import { homeBlocks } from "../app/progress/home-view.ts";
import { progressBlocks } from "../app/progress/progress-view.ts";
import { correctionNotice } from "../app/question/correction-view.ts";
import { reminderMessage } from "../app/reminder/reminder-view.ts";
import { squadList } from "../app/squad/squad-view.ts";
import { welcomeBack } from "../app/team/welcome-back-view.ts";
import { welcome } from "../app/team/welcome-view.ts";
import type { Concept, Curriculum, Question } from "../core/model.ts";
import type { Block } from "../ports/reply.ts";
import * as sample from "./samples.ts";

export interface GalleryMessage {
  /** Unique. */
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** Every message, about one question of the content. */
export function galleryMessages(curriculum: Curriculum): readonly GalleryMessage[] {
  const question = richest([...curriculum.questions.values()]);
  const concept = required(curriculum.concepts.get(question.concept));
  return [
    ...questionMessages("real", question, concept, curriculum),
    ...boardMessages(),
    ...ownMessages(curriculum),
    ...adminMessages(curriculum),
    { name: "a topic", blocks: topicCard(required(curriculum.topics[0]), curriculum) },
    {
      name: "no match",
      blocks: [
        { type: "text", markdown: "No match for “hpa”. Try other words, or browse a topic:" },
        topicButtons(curriculum.topics),
      ],
    },
  ];
}

/** The messages about a question. @param kind what their names start with */
export function questionMessages(
  kind: string,
  asked: Question,
  about: Concept,
  curriculum: Curriculum,
): readonly GalleryMessage[] {
  const open = sample.samplePosting(asked);
  const closed = (tally: readonly number[]) => sample.closedPosting(asked, tally);
  const right = sample.sampleVerdict(asked);
  const wrong = sample.wrongVerdict(right);
  const practice = practiceOf(asked);
  const leaders = [
    { name: "Ada Lovelace", points: 34 },
    { name: "Bo", points: 32 },
  ];
  const many = asked.options.map(({ correct }, index) => (correct ? 7 : index));
  const all: Readonly<Record<string, readonly Block[]>> = {
    "open posting": openPosting(open, 3, curriculum),
    "first posting": openPosting(open, 0, curriculum, openingLine(open, undefined)),
    "posting of the day after": openPosting(open, 7, curriculum, openingLine(open, closed(many), leaders)),
    reveal: revealedPosting(closed(many), curriculum, ["Ada Lovelace", "田中さくら"]),
    "reveal of few answers": revealedPosting(closed([1, 1, 0, 0]), curriculum),
    "reveal that is secret": secretPosting(closed([1, 1, 0, 0]), curriculum),
    "rationales under a reveal": rationaleBlocks(closed([1, 1, 0, 0]), wrong.option),
    "right verdict": verdictBlocks(right, about),
    "wrong verdict": verdictBlocks(wrong, about),
    "wrong daily verdict": verdictBlocks(sample.dailyVerdict(wrong), about),
    "corrected verdict": verdictBlocks({ ...sample.dailyVerdict(wrong), correction: "credit" }, about),
    "explanation of all options": explainedBlocks(wrong, about),
    "verdict kept back": verdictBlocks({ ...right, visible: false, closesAt: sample.CLOSES }, about),
    "concept card": conceptCard(about, curriculum),
    "practice question": practiceQuestion(practice, 0, curriculum),
    "practice question with a hint": practiceQuestion(practice, 0, curriculum, asked.hint ?? "Think again."),
    correction: correctionNotice(asked, {
      version: 2,
      effect: "credit",
      note: "Option B was right, too: `ports` and `from` are joined by AND.",
    }),
  };
  return Object.entries(all).map(([name, blocks]) => ({ name: `${kind} ${name}`, blocks }));
}

function practiceOf(asked: Question) {
  return {
    id: "01hzxk8m2q3r4s5t6v7p",
    kind: "review",
    questions: [{ question: asked, order: [1, 0, 2, 3] }],
    answers: [undefined],
  } as const;
}

function boardMessages(): readonly GalleryMessage[] {
  const week = { name: "week", daysLeft: 3 } as const;
  return [
    { name: "a leaderboard", blocks: leaderboardBlocks(sample.sampleStandings(), week, "m-12") },
    { name: "a shared leaderboard", blocks: leaderboardBlocks(sample.sampleStandings(), week) },
    { name: "an empty leaderboard", blocks: leaderboardBlocks([], { name: "all time" }, "m-1") },
    { name: "a squad leaderboard", blocks: squadLeaderboardBlocks(sample.sampleSquads(), week, false) },
    { name: "the squads", blocks: squadList(sample.sampleSquads()) },
  ];
}

function ownMessages(curriculum: Curriculum): readonly GalleryMessage[] {
  const progress = sample.sampleProgress(curriculum);
  const board = leaderboardBlocks(sample.sampleStandings(), { name: "week", daysLeft: 3 }, "m-12");
  const picture = async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47);
  const kept = { answers: 52, cards: 31, lookUps: 4, hints: 2, reports: 1, reminders: 3, teams: 1, since: 0 };
  const { settings } = sample.sampleSettings;
  const question = required([...curriculum.questions.values()][0]);
  const answers = [sample.sampleVerdict(question)];
  return [
    { name: "progress with its picture", blocks: progressBlocks(progress, picture) },
    {
      name: "the home page",
      blocks: homeBlocks({
        streak: progress.streak,
        due: 3,
        topics: progress.topics,
        board,
        own: sample.sampleSettings,
      }),
    },
    { name: "the settings", blocks: settingsBlocks(sample.sampleSettings) },
    { name: "stored data", blocks: storedDataBlocks(kept, settings, "2 March 2026") },
    { name: "a reminder", blocks: reminderMessage(10) },
    {
      name: "a practice's summary",
      blocks: practiceSummary({ ...practiceOf(question), answers }, curriculum, "Next reviews: 3 tomorrow."),
    },
  ];
}

function adminMessages(curriculum: Curriculum): readonly GalleryMessage[] {
  const { sampleDrill: drill } = sample;
  const question = required([...curriculum.questions.values()][0]);
  return [
    { name: "the greeting", blocks: welcome(curriculum.name) },
    { name: "the greeting of a team that comes back", blocks: welcomeBack([drill]) },
    { name: "a new drill", blocks: createdDrill(drill, true) },
    {
      name: "a drill in full",
      blocks: drillInFull(drill, true, [{ ...drill, channel: "other" }], curriculum),
    },
    { name: "a drill that was paused", blocks: pausedDrill(drill, "The channel is archived. Unarchive it.") },
    { name: "a posting that may exist", blocks: unknownPosting(sample.samplePosting(question)) },
  ];
}

/** A question with code and marks in its stem, and four options: it shows the most. */
function richest(questions: readonly Question[]): Question {
  const hasAll = ({ stem, code, options }: Question) =>
    stem.includes("`") && code !== undefined && options.length === 4;
  return questions.find(hasAll) ?? required(questions[0]);
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The gallery needs content with topics and questions.");
  return value;
}
