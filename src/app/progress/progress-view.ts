// Your progress: streak, accuracy, mastery, what is due, what you know best and mix up, and a picture.
import { type Extremes, type Mastery, masteryText } from "../../core/mastery.ts";
import type { Block } from "../../ports/reply.ts";
import { conceptButtons } from "../lookup/concept-view.ts";
import { forecastText } from "../practice/forecast.ts";

/** What the picture shows; `forecast` begins today, a weekday is an English name. */
export interface ProgressData {
  readonly topics: readonly { readonly title: string; readonly mastery: Mastery }[];
  readonly forecast: readonly { readonly weekday: string; readonly reviews: number }[];
}

/** Draws the picture, a PNG. A learner who asks again while it is drawn gets the same one. */
export type RenderProgress = (data: ProgressData, learnerId: string) => Promise<Uint8Array>;

export interface Progress extends ProgressData {
  /** Postings of one drill answered in a row: now, and at most. */
  readonly streak: { readonly current: number; readonly longest: number };
  readonly accuracy: { readonly right: number; readonly answered: number };
  readonly concepts: Extremes;
  /** Titles of concepts taken for one another, most mixed up first. */
  readonly confusions: readonly { readonly titles: readonly [string, string]; readonly times: number }[];
}

const MOST_PAIRS = 3;

/** What the tightest platform takes: https://docs.discord.com/developers/resources/message#attachment-object. */
const MOST_IN_ALT = 1024;

/** Everything in text, then the same as a picture, which `render` draws only when it is shown. */
export function progressBlocks(
  progress: Progress,
  render: (data: ProgressData) => Promise<Uint8Array>,
): readonly Block[] {
  const heading: Block = { type: "heading", text: "Your progress" };
  if (progress.accuracy.answered === 0) {
    return [
      heading,
      { type: "text", markdown: "No answers yet. {command:daily} or {command:quiz} begins it." },
    ];
  }
  const { topics, forecast, concepts } = progress;
  return [
    heading,
    { type: "fields", fields: fields(progress) },
    { type: "text", markdown: masteryLines(topics) },
    ...texts([strongestText(concepts), confusionLines(progress), weakestText(concepts)]),
    ...(concepts.weakest.length === 0 ? [] : [conceptButtons(concepts.weakest)]),
    { type: "image", png: () => render({ topics, forecast }), alt: progressAlt(progress) },
  ];
}

/** What the picture says, topic by topic and day by day; the last topics are left out where they are too many. */
export function progressAlt({ topics, forecast }: ProgressData): string {
  const mastery = topics.map(({ title, mastery }) => `${title}: ${masteryText(mastery)}`);
  const reviews = forecast.map(({ weekday, reviews }) => `${weekday} ${reviews}`).join(", ");
  const days = `Reviews due from today on: ${reviews}.`;
  for (let shown = mastery.length; shown >= 0; shown--) {
    const left = mastery.length - shown;
    const listed = [...mastery.slice(0, shown), ...(left === 0 ? [] : [`${left} more`])].join("; ");
    const alt = `Mastery per topic, right answers with the likely range (90%). ${listed}. ${days}`;
    if (alt.length <= MOST_IN_ALT) return alt;
  }
  return days.slice(0, MOST_IN_ALT);
}

function fields({ streak, accuracy, forecast: [today, ...later] }: Progress) {
  const due = today?.reviews ?? 0;
  const next = forecastText(later.map(({ reviews }) => reviews));
  return [
    { label: "Streak", value: streakText(streak) },
    { label: "Accuracy", value: `${accuracy.right} of ${accuracy.answered} right` },
    {
      label: "Reviews",
      value: `${due === 0 ? "None due today" : `${due} due today: {command:review}`}. ${next}`,
    },
  ];
}

export function streakText({ current, longest }: Progress["streak"]): string {
  if (longest === 0) return "None yet";
  return `${current === 0 ? "None now" : `${current} in a row`}, the longest ${longest}`;
}

/** One line a topic; those without an answer share the last. */
export function masteryLines(topics: ProgressData["topics"]): string {
  const isNew = ({ mastery }: ProgressData["topics"][number]) =>
    mastery.type === "too few" && mastery.answered === 0;
  const begun = topics.filter((topic) => !isNew(topic));
  const untouched = topics.filter(isNew).map(({ title }) => title);
  return [
    "**Mastery**: right answers, and the likely range (90%)",
    "",
    ...begun.map(({ title, mastery }) => `- **${title}** ${masteryText(mastery)}`),
    ...(untouched.length === 0 ? [] : [`- No answers yet: ${untouched.join(", ")}`]),
  ].join("\n");
}

function strongestText({ strongest }: Extremes): string | undefined {
  if (strongest.length === 0) return undefined;
  return `**Strongest:** ${strongest.map(({ title }) => title).join(", ")}`;
}

function weakestText({ weakest }: Extremes): string | undefined {
  return weakest.length === 0 ? undefined : "**Weakest**, worth a look:";
}

function confusionLines({ confusions }: Progress): string | undefined {
  if (confusions.length === 0) return undefined;
  const pairs = confusions
    .slice(0, MOST_PAIRS)
    .map(({ titles, times }) => `- ${titles.join(" and ")}, ${timesText(times)}`);
  return `**Mixed up** ({command:quiz confused} trains it)\n\n${pairs.join("\n")}`;
}

function timesText(times: number): string {
  if (times === 1) return "once";
  return times === 2 ? "twice" : `${times} times`;
}

function texts(all: readonly (string | undefined)[]): readonly Block[] {
  return all.flatMap((markdown) => (markdown === undefined ? [] : [{ type: "text", markdown } as const]));
}
