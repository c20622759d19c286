// A verdict: right or wrong in a word and an icon, why, and when the question comes back.
import { letterOf } from "../../core/mark.ts";
import type { CalendarDate, Concept, Option } from "../../core/model.ts";
import { daysBetween } from "../../core/study-day.ts";
import type { Block, Button } from "../../ports/reply.ts";
import type { PracticePlace, Verdict } from "../../ports/storage/answers.ts";
import { conceptButton } from "../lookup/concept-view.ts";
import { rationaleLines } from "./question-view.ts";
import { sourceLinks } from "./sources.ts";

/** The private verdict of an answer; `concept` is the question's, for its look-up button. */
export function verdictBlocks(verdict: Verdict, concept: Concept | undefined): readonly Block[] {
  if (!verdict.visible) return keptBackBlocks(verdict);
  return [
    { type: "text", markdown: verdictText(verdict) },
    { type: "text", muted: true, markdown: footer(verdict) },
    { type: "buttons", buttons: verdictButtons(verdict, concept, true) },
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
export function closedVerdictBlocks(
  date: CalendarDate,
  verdict: Verdict,
  concept: Concept | undefined,
): readonly Block[] {
  return [
    { type: "text", muted: true, markdown: `Closed · ${date}` },
    { type: "heading", text: verdict.question.stem },
    ...verdictBlocks(verdict, concept),
  ];
}

/** The verdict with the rationale of every option. */
export function explainedBlocks(verdict: Verdict, concept: Concept | undefined): readonly Block[] {
  const { question, order, option } = verdict;
  return [
    { type: "text", markdown: choseKey(verdict) ? "✅ **Right**" : "❌ **Wrong**" },
    { type: "text", markdown: rationaleLines(question, order, option) },
    { type: "text", markdown: question.explanation },
    { type: "text", muted: true, markdown: footer(verdict) },
    { type: "buttons", buttons: verdictButtons(verdict, concept, false) },
  ];
}

/** Whether the chosen option was the key of the version asked; a credited answer counts as right without. */
function choseKey({ question, option }: Verdict): boolean {
  return question.options[option]?.correct === true;
}

function verdictText(verdict: Verdict): string {
  const text = choseKey(verdict) ? rightText(verdict) : wrongText(verdict);
  if (verdict.correction === undefined) return text;
  const effect =
    verdict.correction === "credit" ? "your answer counts as right" : "your answer doesn't count";
  return `🔧 **This question was corrected:** ${effect}.\n\n${text}`;
}

function keptBackBlocks(verdict: Verdict): readonly Block[] {
  const { practice } = verdict;
  const markdown = verdict.askedAgain ? ASKED_AGAIN : lockedIn(verdict);
  const buttons =
    practice === undefined ? [] : [{ type: "buttons", buttons: [nextButton(practice)] } as const];
  return [{ type: "text", markdown }, ...buttons];
}

/** In place of what would give an open question away. */
export const ASKED_AGAIN =
  "🔒 This question is open in one of your channels right now. You'll see its answer here after it closes.";

function lockedIn({ order, option, closesAt }: Verdict): string {
  const when = closesAt === undefined ? "when the question closes" : `{time:${closesAt}}`;
  return `🔒 **Locked in:** ${letterOf(order, option)}. The verdict comes ${when}; {command:daily} shows it then.`;
}

function rightText(verdict: Verdict): string {
  const { question, option } = verdict;
  return `✅ **Right${verdict.guessed ? ", by a guess" : ""}:** ${optionText(verdict, option)}\n${question.options[option]?.why}\n\n${question.explanation}`;
}

function wrongText(verdict: Verdict): string {
  const { question, option } = verdict;
  const key = question.options.findIndex((candidate: Option) => candidate.correct);
  return [
    `❌ **Wrong:** you chose ${optionText(verdict, option)}\n${question.options[option]?.why}`,
    `✅ **Right answer:** ${optionText(verdict, key)}\n${question.options[key]?.why}`,
  ].join("\n\n");
}

function optionText({ question, order }: Verdict, option: number): string {
  return `**${letterOf(order, option)}** ${question.options[option]?.text}`;
}

function footer(verdict: Verdict): string {
  const { question, streak, freezesSpent } = verdict;
  return [
    pointsText(verdict),
    streak === undefined || streak.length < 2 ? undefined : `🔥 ${streak.length} in a row`,
    freezesSpent === 0 ? undefined : `❄️ ${freezesSpent === 1 ? "a freeze" : "two freezes"} saved your streak`,
    comesBack(verdict),
    `source: ${sourceLinks(question.sources)}`,
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
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

function verdictButtons(verdict: Verdict, concept: Concept | undefined, explain: boolean): readonly Button[] {
  const { answerId, correct, guessed, hinted, practice } = verdict;
  const args = [answerId];
  return [
    ...(practice === undefined ? [] : [nextButton(practice)]),
    ...(correct && !guessed && !hinted ? [{ label: "I guessed", action: { name: "guessed", args } }] : []),
    ...(explain ? [{ label: "Explain all options", action: { name: "explain", args } }] : []),
    ...(concept === undefined ? [] : [conceptButton(concept.slug, `Look up ${concept.title}`)]),
    { label: "Report", action: { name: "report", args } },
    ...(practice === undefined || isLast(practice) ? [] : [stopButton(practice.id)]),
  ];
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
