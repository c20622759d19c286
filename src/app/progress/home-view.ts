// The learner's home page: score, streak, due reviews, mastery, standings, reminder, and settings.
import type { Block, Button } from "../../ports/reply.ts";
import { withoutButtons } from "../../ports/without-buttons.ts";
import { commandAction } from "../command/command-action.ts";
import { type SettingsPage, settingsButtons, settingsLine, showDataButton } from "../person/settings-view.ts";
import { reminderButtons, reminderState } from "../reminder/reminder-view.ts";
import { masteryBlocks, noAnswers, overallBlock, type Progress, streakText } from "./progress-view.ts";

interface HomePage extends Pick<Progress, "overall" | "accuracy" | "streak" | "topics"> {
  /** Reviews due today. */
  readonly due: number;
  /** The leaderboard, as its reader sees it. */
  readonly board: readonly Block[];
  readonly own: SettingsPage;
}

export function homeBlocks(page: HomePage): readonly Block[] {
  const { accuracy, streak, due, topics, board, own } = page;
  const isNew = accuracy.answered === 0;
  return [
    { type: "heading", text: "Your progress", large: true },
    isNew ? noAnswers : overallBlock(page),
    {
      type: "fields",
      fields: [
        { label: "🔥 Streak", value: streakText(streak) },
        { label: "🔁 Reviews", value: due === 0 ? "None due today" : `${due} due today` },
      ],
    },
    { type: "buttons", buttons: nextButtons(due, isNew) },
    ...(isNew ? [] : masteryBlocks(topics)),
    { type: "divider" },
    ...withoutButtons(board),
    { type: "divider" },
    { type: "heading", text: "Reminders" },
    { type: "text", markdown: reminderState(own.reminder, own.away) },
    { type: "buttons", buttons: reminderButtons(own.reminder) },
    { type: "divider" },
    { type: "heading", text: "Settings and privacy" },
    { type: "text", markdown: settingsLine(own) },
    { type: "buttons", buttons: [...settingsButtons(own), showDataButton] },
  ];
}

/** The best step first: what is due, or for a newcomer the question that everyone gets. */
function nextButtons(due: number, isNew: boolean): readonly Button[] {
  const review: Button = {
    label: due === 0 ? "Learn something new" : "Start review",
    action: commandAction("run", "review"),
  };
  const daily: Button = { label: "Today's question", action: commandAction("run", "daily") };
  const [first, second] = isNew ? [daily, review] : [review, daily];
  return [
    { ...first, style: "primary" },
    second,
    { label: "Practice", action: commandAction("run", "quiz") },
  ];
}
