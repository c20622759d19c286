// The real messages of the gallery, made by the app's views from the real content, and from the longest allowed.

import { openPosting } from "../../../src/app/answer/posting-view.ts";
import { revealedPosting } from "../../../src/app/answer/reveal-view.ts";
import { explainedBlocks, verdictBlocks } from "../../../src/app/answer/verdict-view.ts";
import { leaderboardBlocks, type NamedStanding } from "../../../src/app/leaderboard/leaderboard-view.ts";
import { conceptCard, topicCard } from "../../../src/app/lookup/concept-view.ts";
import { practiceQuestion } from "../../../src/app/practice/practice-view.ts";
import { progressBlocks } from "../../../src/app/progress/progress-view.ts";
import { correctionNotice } from "../../../src/app/question/correction-view.ts";
import { loadContent } from "../../../src/content/load.ts";
import { limits } from "../../../src/content/read/schema.ts";
import { mastery } from "../../../src/core/mastery.ts";
import type { Concept, Question } from "../../../src/core/model.ts";
import type { MessageRef } from "../../../src/ports/person.ts";
import type { Block } from "../../../src/ports/reply.ts";
import type { Verdict } from "../../../src/ports/storage/answers.ts";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import { date, day } from "../dates.ts";
import { root } from "../kubedrill-process.ts";
import { makeConcept } from "../make-concept.ts";
import { makeQuestion } from "../make-question.ts";

interface RealMessage {
  readonly name: string;
  readonly blocks: readonly Block[];
}

const loaded = loadContent(`${root}/content`);
if (!loaded.ok) throw new Error("The content has problems.");
const { curriculum } = loaded;

const OPENED = Date.UTC(2026, 2, 2, 9);
const CLOSES = OPENED + 24 * 3_600_000;

/** The id of every posting in the gallery. */
const postingId = "01hzxk8m2q3r4s5t6v7w";

/** A question of the real content with a manifest, and the concept that it is about. */
const question = named(curriculum.questions, "network-policy-peers-and-ports");
const concept = named(curriculum.concepts, question.concept);

/** Everything as long as the content's schema and lint allow at once. */
const longestQuestion = makeQuestion({
  id: `clusterip-${"x".repeat(50)}`,
  stem: words(limits.stem),
  code: { language: "yaml", text: codeOf(limits.code) },
  options: [true, false, false, false].map((correct) => ({
    text: words(limits.option),
    correct,
    why: words(limits.why),
  })),
  explanation: words(limits.explanation),
  sources: [source(1)],
});

const longestConcept = makeConcept({
  title: words(limits.title),
  summary: words(limits.summary),
  text: words(limits.text),
  facts: Array.from({ length: limits.factCount.maximum }, () => words(limits.fact)),
  example: { language: "yaml", text: codeOf(limits.code) },
  pitfalls: Array.from({ length: limits.pitfallCount.maximum }, () => words(limits.pitfall)),
  sources: Array.from({ length: limits.sourceCount.maximum }, (_, index) => source(index)),
  confusedWith: ["nodeport", "headless-service"],
  related: ["service", "endpointslice", "externalname"],
});

export const realMessages: readonly RealMessage[] = [
  ...messagesAbout("real", question, concept),
  { name: "a topic", blocks: topicCard(first(curriculum.topics), curriculum) },
  { name: "a leaderboard", blocks: leaderboardBlocks(standings(), { name: "week", daysLeft: 3 }, "m-12") },
  { name: "an empty leaderboard", blocks: leaderboardBlocks([], { name: "all time" }, "m-1") },
  { name: "progress with its picture", blocks: progress() },
];

export const longMessages: readonly RealMessage[] = messagesAbout("longest", longestQuestion, longestConcept);

function messagesAbout(kind: string, asked: Question, about: Concept): readonly RealMessage[] {
  const open = posting(asked);
  const verdict = verdictOf(asked);
  return [
    { name: `${kind} open posting`, blocks: openPosting(open, 3, curriculum) },
    {
      name: `${kind} reveal`,
      blocks: revealedPosting({ ...open, state: "closed", tally: [5, 2, 1, 0] }, curriculum),
    },
    { name: `${kind} right verdict`, blocks: verdictBlocks({ ...verdict, option: keyOf(asked) }, about) },
    { name: `${kind} wrong verdict`, blocks: verdictBlocks(wrong(verdict), about) },
    { name: `${kind} explanation of all options`, blocks: explainedBlocks(wrong(verdict), about) },
    {
      name: `${kind} verdict kept back`,
      blocks: verdictBlocks({ ...verdict, visible: false, closesAt: CLOSES }, about),
    },
    { name: `${kind} concept card`, blocks: conceptCard(about, curriculum) },
    { name: `${kind} practice question`, blocks: practiceQuestion(practice(asked), 0, curriculum) },
    {
      name: `${kind} correction`,
      blocks: correctionNotice(asked, { version: 2, effect: "credit", note: words(limits.note) }),
    },
  ];
}

function posting(asked: Question): Posting {
  return {
    id: postingId,
    drillId: "01hzxk8m2q3r4s5t6v7d",
    teamId: "01hzxk8m2q3r4s5t6v7t",
    platform: "playground",
    externalTeamId: "T1",
    channel: "general",
    date: date("2026-03-02"),
    question: asked,
    order: [2, 0, 3, 1],
    reason: "🔁 **Comeback:** two thirds of you missed this on February 6. My guess: 4 of 9 know it now.",
    feedback: "instant",
    discussion: false,
    ownHour: false,
    state: "posted",
    message: "message-1" as MessageRef,
    dueAt: OPENED,
    openedAt: OPENED,
    closesAt: CLOSES,
  };
}

function verdictOf(asked: Question): Verdict {
  return {
    answerId: "01hzxk8m2q3r4s5t6v7a",
    question: asked,
    order: [2, 0, 3, 1],
    option: keyOf(asked),
    correct: true,
    guessed: false,
    openBook: true,
    hinted: false,
    kind: "daily",
    points: 5,
    closed: false,
    visible: true,
    studyDay: day("2026-03-02"),
    dueDay: day("2026-03-06"),
    streak: { length: 7, longest: 9, freezes: 1, towardsFreeze: 0 },
    freezesSpent: 1,
    practice: { id: "01hzxk8m2q3r4s5t6v7p", index: 0, count: 5 },
  };
}

function wrong(verdict: Verdict): Verdict {
  const option = verdict.question.options.findIndex(({ correct }) => !correct);
  return { ...verdict, option, correct: false, points: 2, openBook: false };
}

function practice(asked: Question) {
  return {
    id: "01hzxk8m2q3r4s5t6v7p",
    kind: "review",
    questions: [{ question: asked, order: [1, 0, 2, 3] }],
    answers: [undefined],
  } as const;
}

function standings(): readonly NamedStanding[] {
  return Array.from({ length: 12 }, (_, index) => ({
    member: `m-${index + 1}`,
    rank: index + 1,
    points: 120 - 10 * index,
    answered: 12,
    right: 12 - index,
    ref: { externalId: `12345678901234567${index % 10}`, name: `Member ${index + 1}` },
  }));
}

function progress(): readonly Block[] {
  return progressBlocks(
    {
      overall: mastery(40, 52),
      steps: [
        { label: "Review 3 due", action: { name: "run", args: ["review"] }, style: "primary" },
        {
          label: "Train NodePort vs LoadBalancer",
          action: { name: "train", args: ["nodeport", "loadbalancer"] },
        },
        { label: "Practice", action: { name: "run", args: ["quiz"] } },
      ],
      streak: { current: 3, longest: 12, freezes: 1 },
      accuracy: { right: 40, answered: 52 },
      topics: curriculum.topics.map(({ title }, index) => ({ title, mastery: mastery(index, 2 * index) })),
      forecast: ["Monday", "Tuesday", "Wednesday"].map((weekday, index) => ({ weekday, reviews: 3 - index })),
      concepts: {
        strongest: [{ slug: "clusterip", title: "ClusterIP", recall: 0.97, cards: 3 }],
        weakest: [{ slug: "kube-proxy", title: "kube-proxy", recall: 0.41, cards: 2 }],
      },
      confusions: [{ titles: ["NodePort", "LoadBalancer"], times: 2 }],
    },
    async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
  );
}

function keyOf({ options }: Question): number {
  return options.findIndex(({ correct }) => correct);
}

function first<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined) throw new Error("There is none.");
  return one;
}

function named<T>(all: ReadonlyMap<string, T>, name: string): T {
  const one = all.get(name);
  if (one === undefined) throw new Error(`The content has no ${name}.`);
  return one;
}

/** Text of exactly so many characters, with marks. */
function words(length: number): string {
  return "A `Service` keeps **one** virtual IP, and its Pods come and go. "
    .repeat(20)
    .slice(0, length - 3)
    .concat(" b.");
}

function codeOf(length: number): string {
  return `${"x".repeat(limits.codeLine)}\n`.repeat(20).slice(0, length);
}

function source(index: number): string {
  return `https://kubernetes.io/docs/${String(index).padEnd(limits.source - 27, "y")}`;
}
