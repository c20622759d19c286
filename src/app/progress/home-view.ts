// The learner's home page: streak, due reviews, mastery, this week's standings, reminder, and settings.
import type { Block } from "../../ports/reply.ts";
import { withoutButtons } from "../../ports/without-buttons.ts";
import { commandAction } from "../command/command-action.ts";
import { type SettingsPage, settingsButtons, settingsLine, showDataButton } from "../person/settings-view.ts";
import { reminderButtons, reminderState } from "../reminder/reminder-view.ts";
import { masteryLines, type ProgressData, type Streaks, streakText } from "./progress-view.ts";

interface HomePage {
  readonly streak: Streaks;
  /** Reviews due today. */
  readonly due: number;
  readonly topics: ProgressData["topics"];
  /** The leaderboard of the week, as its reader sees it. */
  readonly board: readonly Block[];
  readonly own: SettingsPage;
}

export function homeBlocks({ streak, due, topics, board, own }: HomePage): readonly Block[] {
  return [
    { type: "heading", text: "Your progress", large: true },
    {
      type: "fields",
      fields: [
        { label: "Streak", value: streakText(streak) },
        { label: "Reviews", value: due === 0 ? "None due today" : `${due} due today` },
      ],
    },
    {
      type: "buttons",
      buttons: [
        {
          label: due === 0 ? "Learn something new" : "Start review",
          action: commandAction("run", "review"),
          style: "primary",
        },
        { label: "Today's question", action: commandAction("run", "daily") },
        { label: "Practice", action: commandAction("run", "quiz") },
      ],
    },
    { type: "text", markdown: masteryLines(topics) },
    { type: "divider" },
    ...withoutButtons(board),
    { type: "divider" },
    { type: "heading", text: "Reminders" },
    { type: "text", markdown: reminderState(own.reminder) },
    { type: "buttons", buttons: reminderButtons(own.reminder) },
    { type: "divider" },
    { type: "heading", text: "Settings and privacy" },
    { type: "text", markdown: settingsLine(own) },
    { type: "buttons", buttons: [...settingsButtons(own.settings), showDataButton] },
  ];
}
