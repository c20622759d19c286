// What the gallery's messages are about: a question, a team, and its people, as their views get them.

import type { NamedStanding } from "../app/leaderboard/leaderboard-view.ts";
import type { SettingsPage } from "../app/person/settings-view.ts";
import type { Progress } from "../app/progress/progress-view.ts";
import type { SquadBoard } from "../app/squad/squad-view.ts";
import { mastery } from "../core/mastery.ts";
import type { CalendarDate, Curriculum, Question, StudyDay } from "../core/model.ts";
import type { MessageRef } from "../ports/person.ts";
import type { Verdict } from "../ports/storage/answers.ts";
import type { Drill } from "../ports/storage/drills.ts";
import type { LinkedAccount } from "../ports/storage/people.ts";
import type { Posting } from "../ports/storage/postings.ts";

const OPENED = Date.UTC(2026, 2, 2, 9);
const DAY = 86_400_000;

/** When every sample's question closes (epoch ms). */
export const CLOSES = OPENED + DAY;

const POSTING = "01hzxk8m2q3r4s5t6v7w";
const DRILL = "01hzxk8m2q3r4s5t6v7d";
const TEAM = "01hzxk8m2q3r4s5t6v7t";

const options = [2, 0, 3, 1];

export function samplePosting(question: Question): Posting {
  return {
    id: POSTING,
    drillId: DRILL,
    teamId: TEAM,
    platform: "playground",
    externalTeamId: "T1",
    channel: "general",
    date: "2026-03-02" as CalendarDate,
    question,
    order: options,
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

/** The posting before it, closed, with these answers per option. */
export function closedPosting(question: Question, tally: readonly number[]): Posting {
  return { ...samplePosting(question), state: "closed", date: "2026-03-01" as CalendarDate, tally };
}

/** An outage over the posting before it. */
export const sampleOutage = { from: OPENED - DAY / 2, until: OPENED - DAY / 4, zone: "UTC" };

/** A right answer in a review. */
export function sampleVerdict(question: Question): Verdict {
  return {
    answerId: "01hzxk8m2q3r4s5t6v7a",
    question,
    order: options,
    option: question.options.findIndex(({ correct }) => correct),
    correct: true,
    guessed: false,
    openBook: false,
    hinted: false,
    kind: "review",
    points: 0,
    closed: false,
    visible: true,
    studyDay: "2026-03-02" as StudyDay,
    dueDay: "2026-03-06" as StudyDay,
    streak: undefined,
    freezesSpent: 0,
    milestones: [],
    practice: { id: "01hzxk8m2q3r4s5t6v7p", index: 0, count: 5 },
  };
}

export function wrongVerdict(verdict: Verdict): Verdict {
  const option = verdict.question.options.findIndex(({ correct }) => !correct);
  return { ...verdict, option, correct: false };
}

/** The same answer to the daily question. */
export function dailyVerdict({ practice: _, ...verdict }: Verdict): Verdict {
  const streak = { length: 7, longest: 9, freezes: 1, towardsFreeze: 0 };
  const points = verdict.correct ? 10 : 2;
  return { ...verdict, kind: "daily", points, streak, freezesSpent: 1 };
}

const names = [
  "Chidi 🦊🔥✨",
  "Bo",
  "田中さくら",
  "Dr. Grace Alexandra Hopper-Lovelace of the Platform Team (she/her) – Berlin",
  "bo_the_*great*",
  "Ada Lovelace",
  "Grace <b>H</b> & Co",
  "e",
  "محمد عبد الرحمن",
  "Warm Stork",
  "Noa",
  "Zed",
];

export function sampleStandings(): readonly NamedStanding[] {
  return names.map((name, index) => ({
    member: `m-${index + 1}`,
    rank: index + 1,
    points: 124 - 10 * index,
    answered: 12,
    right: 12 - index,
    ref: { externalId: `12345678901234567${index % 10}`, name },
  }));
}

const squad = (id: string, name: string, members: readonly string[]) => ({
  id,
  name,
  members,
  captain: members[0],
  removed: 0,
  key: name.toLowerCase(),
});

export function sampleSquads(): SquadBoard {
  const pirates = squad("s-1", "Packet Pirates", ["m-1", "m-2", "m-3"]);
  return {
    ranked: [
      { ...pirates, squad: "s-1", rank: 1, points: 113.3 },
      { ...squad("s-2", "Node Ninjas", ["m-4"]), squad: "s-2", rank: 2, points: 98 },
    ],
    unranked: [squad("s-3", "محمد", ["m-9"])],
    own: pirates,
  };
}

export const sampleSettings: SettingsPage = {
  settings: {
    zone: "Europe/Berlin",
    cap: 10,
    retention: 85,
    hidden: false,
    named: true,
    announced: true,
    pseudonym: "Steady Stork",
  },
  usualZone: "Europe/Berlin",
  reminder: { time: "09:00", zone: "Europe/Berlin", nextAt: CLOSES, lastSentAt: undefined, ignored: 0 },
  suspended: 2,
  perDay: 6,
  reach: "here",
  linked: [],
};

/** The reader's own account, m-1, and the one it's linked with. */
export const sampleAccounts: readonly LinkedAccount[] = [
  { platform: "slack", name: "Ada Lovelace", teams: ["Acme"], memberIds: ["m-1"] },
  { platform: "discord", name: "ada", teams: ["Kube Club", "Packet Pirates"], memberIds: ["m-2", "m-3"] },
];

export const sampleDrill: Drill = {
  id: DRILL,
  teamId: TEAM,
  platform: "playground",
  externalTeamId: "T1",
  channel: "general",
  schedule: { time: "09:00", zone: "Europe/Berlin", weekdays: [1, 2, 3, 4, 5], holidays: [] },
  feedback: "instant",
  next: { date: "2026-03-03" as CalendarDate, at: CLOSES },
};

/** Per topic: what is right, of so many. */
const shares = [9, 8, 6, 5, 4, 3, 3, 2];
const answers = [10, 10, 8, 7, 6, 4, 4, 3];

export function sampleProgress({ topics }: Curriculum): Progress {
  return {
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
    topics: topics.map(({ title }, index) => ({
      title,
      mastery: mastery(shares[index] ?? 0, answers[index] ?? 0),
    })),
    forecast: ["Monday", "Tuesday", "Wednesday"].map((weekday, index) => ({ weekday, reviews: 3 - index })),
    concepts: {
      strongest: [{ slug: "clusterip", title: "ClusterIP", recall: 0.97, cards: 3 }],
      weakest: [{ slug: "kube-proxy", title: "kube-proxy", recall: 0.41, cards: 2 }],
    },
    confusions: [{ titles: ["NodePort", "LoadBalancer"], times: 2 }],
  };
}

/** After two answers. */
export function earlyProgress(curriculum: Curriculum): Progress {
  const all = noProgress(curriculum);
  const [first, ...others] = all.topics;
  return {
    ...all,
    overall: mastery(1, 2),
    accuracy: { right: 1, answered: 2 },
    streak: { current: 2, longest: 2, freezes: 0 },
    topics: first === undefined ? [] : [{ ...first, mastery: mastery(1, 2) }, ...others],
    forecast: [1, 1, 0].map((reviews, index) => ({
      weekday: ["Monday", "Tuesday", "Wednesday"][index] ?? "",
      reviews,
    })),
  };
}

export function noProgress({ topics }: Curriculum): Progress {
  return {
    overall: mastery(0, 0),
    steps: [{ label: "Practice", action: { name: "run", args: ["quiz"] }, style: "primary" }],
    streak: { current: 0, longest: 0, freezes: 0 },
    accuracy: { right: 0, answered: 0 },
    topics: topics.map(({ title }) => ({ title, mastery: mastery(0, 0) })),
    forecast: [],
    concepts: { strongest: [], weakest: [] },
    confusions: [],
  };
}
