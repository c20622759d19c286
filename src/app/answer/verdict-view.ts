// A verdict: right or wrong in a word and an icon, why, and when the question comes back.
import { letterOf } from "../../core/mark.ts";
import { monthAndDay } from "../../core/markdown/date-text.ts";
import type { CalendarDate, Curriculum, Question } from "../../core/model.ts";
import { daysBetween } from "../../core/study-day.ts";
import type { Block, Button } from "../../ports/reply.ts";
import type { PracticePlace, Verdict } from "../../ports/storage/answers.ts";
import { conceptButton } from "../lookup/concept-view.ts";
import { milestoneBlocks } from "../milestone/milestone-view.ts";
import { rationaleLines } from "./question-view.ts";
import { sourceLinks } from "./sources.ts";

/** What a verdict needs of the content. */
type Known = Pick<Curriculum, "concepts" | "sourceTitles" | "topics">;

/** The private verdict of an answer. */
export function verdictBlocks(verdict: Verdict, known: Known): readonly Block[] {
  if (!verdict.visible) return keptBackBlocks(verdict, known);
  const { question } = verdict;
  return [
    ...headline(verdict),
    ...(choseKey(verdict)
      ? []
      : [
          optionBlock(verdict),
          { type: "divider" } as const,
          { type: "heading", text: `✅ Right: ${keyText(verdict)}` } as const,
        ]),
    { type: "text", markdown: `${question.options[keyOf(question)]?.why}\n\n${question.explanation}` },
    ...footerBlocks(verdict, known, true),
  ];
}

/** Above the first answer's verdict, after a second tap. */
export function alreadyAnswered({ order, option }: Verdict): Block {
  return {
    type: "text",
    markdown: `**You already answered ${letterOf(order, option)}.** The first tap counts.`,
  };
}

/** The verdict of a question that has closed, shown together with the next one. */
export function closedVerdictBlocks(date: CalendarDate, verdict: Verdict, known: Known): readonly Block[] {
  return [
    { type: "text", muted: true, markdown: `🔒 Closed · ${monthAndDay(date)}` },
    { type: "heading", text: verdict.question.stem },
    ...verdictBlocks(verdict, known),
  ];
}

/** The verdict with the rationale of every option. */
export function explainedBlocks(verdict: Verdict, known: Known): readonly Block[] {
  const { question, order, option } = verdict;
  return [
    ...headline(verdict, "letter"),
    { type: "text", markdown: rationaleLines(question, order, option) },
    { type: "divider" },
    { type: "text", markdown: question.explanation },
    ...footerBlocks(verdict, known, false),
  ];
}

/**
 * The outcome, with a practice's progress above it and what became of a corrected question below it.
 * `names`: a right option in full, or its letter alone where all options follow.
 */
function headline(verdict: Verdict, names: "option" | "letter" = "option"): readonly Block[] {
  const { practice, kind, correction } = verdict;
  return [
    { type: "tone", tone: choseKey(verdict) || correction === "credit" ? "right" : "wrong" },
    ...(practice === undefined || kind === "daily"
      ? []
      : [{ type: "text", muted: true, markdown: practiceLine(kind, practice) } as const]),
    { type: "heading", text: outcome(verdict, names) },
    ...(correction === undefined ? [] : [{ type: "text", markdown: correctionText(correction) } as const]),
  ];
}

function outcome(verdict: Verdict, names: "option" | "letter"): string {
  const { guessed, correction } = verdict;
  const letter = letterOf(verdict.order, verdict.option);
  if (choseKey(verdict)) {
    const option = names === "option" ? keyText(verdict) : letter;
    return `✅ Right${guessed ? ", by a guess" : ""}: ${option}`;
  }
  return correction === "credit"
    ? `✅ Counts as right: you chose ${letter}`
    : `❌ Not quite: you chose ${letter}`;
}

const practiceNames = { quiz: "Practice", review: "Review" } as const;

/** “Practice 2 of 5”. */
export function practiceLine(kind: "quiz" | "review", { index, count }: Omit<PracticePlace, "id">): string {
  return `${practiceNames[kind]} ${index + 1} of ${count}`;
}

function correctionText(correction: NonNullable<Verdict["correction"]>): string {
  const effect = correction === "credit" ? "your answer counts as right" : "your answer doesn't count";
  return `🔧 **This question was corrected:** ${effect}.`;
}

/** The chosen option with its letter and rationale. */
function optionBlock({ question, order, option }: Verdict): Block {
  const { text = "", why = "" } = question.options[option] ?? {};
  return { type: "text", markdown: `**${letterOf(order, option)}** ${text}\n${why}` };
}

/** “C. Set it to the name of a Service”. */
function keyText({ question, order }: Verdict): string {
  const key = keyOf(question);
  return `${letterOf(order, key)}. ${question.options[key]?.text}`;
}

function keyOf({ options }: Question): number {
  return options.findIndex(({ correct }) => correct);
}

function footerBlocks(verdict: Verdict, known: Known, explain: boolean): readonly Block[] {
  return [
    { type: "divider" },
    ...milestoneBlocks(verdict.milestones, known.topics),
    { type: "text", muted: true, markdown: footer(verdict, known) },
    { type: "buttons", buttons: verdictButtons(verdict, known, explain) },
  ];
}

/** Whether the chosen option was the key of the version asked; a credited answer counts as right without. */
function choseKey({ question, option }: Verdict): boolean {
  return question.options[option]?.correct === true;
}

/** A streak grows by any answer, so its milestone gives nothing away. */
function keptBackBlocks(verdict: Verdict, { topics }: Known): readonly Block[] {
  const { practice } = verdict;
  const markdown = verdict.askedAgain ? ASKED_AGAIN : lockedIn(verdict);
  const buttons =
    practice === undefined ? [] : [{ type: "buttons", buttons: [nextButton(practice)] } as const];
  return [{ type: "text", markdown }, ...milestoneBlocks(verdict.milestones, topics), ...buttons];
}

/** In place of what would give an open question away. */
export const ASKED_AGAIN =
  "🔒 This question is open in one of your channels right now. You'll see its answer here after it closes.";

function lockedIn({ order, option, closesAt }: Verdict): string {
  const when = closesAt === undefined ? "when the question closes" : `{until:${closesAt}}`;
  return `🔒 **Locked in: ${letterOf(order, option)}.** The verdict comes ${when}. See it with {command:daily}.`;
}

function footer(verdict: Verdict, known: Known): string {
  const { question, streak, freezesSpent } = verdict;
  const [first = "", ...others] = [
    pointsText(verdict),
    streak === undefined || streak.length < 2 ? undefined : `🔥 ${streak.length} in a row`,
    freezesSpent === 0 ? undefined : `❄️ ${freezesSpent === 1 ? "a freeze" : "two freezes"} saved your streak`,
    comesBack(verdict),
    `Source: ${sourceLinks(question.sources, known)}`,
  ].filter((part) => part !== undefined);
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(" · ");
}

function pointsText({ kind, points, openBook, hinted, closed, correction }: Verdict): string | undefined {
  if (kind !== "daily" || correction === "void") return undefined;
  const help = openBook ? " (open book: you looked it up)" : hinted ? " (with a hint)" : "";
  return `+${points} points${closed ? "" : ", added when the question closes"}${help}`;
}

function comesBack({ dueDay, studyDay }: Verdict): string | undefined {
  if (dueDay === undefined) return undefined;
  const days = daysBetween(studyDay, dueDay);
  return days <= 1 ? "comes back tomorrow" : `comes back in ${days} days`;
}

function verdictButtons(verdict: Verdict, { concepts }: Known, explain: boolean): readonly Button[] {
  const concept = concepts.get(verdict.question.concept);
  const { answerId, correct, guessed, hinted, practice } = verdict;
  // A practice leads on with its own primary button.
  const isMain = practice === undefined && !choseKey(verdict);
  const args = [answerId];
  return [
    ...(practice === undefined ? [] : [nextButton(practice)]),
    ...(correct && !guessed && !hinted ? [{ label: "I guessed", action: { name: "guessed", args } }] : []),
    ...(explain ? [explainButton(answerId, isMain)] : []),
    ...(concept === undefined ? [] : [conceptButton(concept.slug, `Look up ${concept.title}`)]),
    { label: "Report", action: { name: "report", args } },
    ...(practice === undefined || isLast(practice) ? [] : [stopButton(practice.id)]),
  ];
}

function explainButton(answerId: string, isMain: boolean): Button {
  const button = { label: "Explain all options", action: { name: "explain", args: [answerId] } };
  return isMain ? { ...button, style: "primary" } : button;
}

/** Leads on in a practice, to its summary at the end. */
export function nextButton(place: PracticePlace): Button {
  return {
    label: isLast(place) ? "Finish" : "Next question",
    action: { name: "practice-next", args: [place.id, String(place.index + 1)] },
    style: "primary",
  };
}

/** Ends a practice where it is. */
export function stopButton(practiceId: string): Button {
  return { label: "Stop", action: { name: "practice-next", args: [practiceId, "end"] } };
}

function isLast({ index, count }: PracticePlace): boolean {
  return index + 1 >= count;
}
