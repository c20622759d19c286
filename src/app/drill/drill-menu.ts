// Changing a drill by buttons: what people change most; the rest is typed.

import type { Action, Block, Button } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import { optionPairs } from "../command/command-action.ts";
import type { GivenOptions } from "../command/read-options.ts";
import { pauseButton, resumeButton, upNext, whenText } from "./drill-view.ts";

const times = ["08:00", "09:00", "10:00", "12:00", "15:00", "17:00"];

/** What a drill is like, and what it could be like. */
export function drillMenu(drill: Drill): readonly Block[] {
  return [
    { type: "text", markdown: `**${whenText(drill.schedule)}.** ${upNext(drill)}` },
    ...drillChoices(drill),
  ];
}

/** What a drill is not like yet. */
export function drillChoices({
  schedule,
  feedback,
  closesAfterHours,
  discussion,
  paused,
}: Drill): readonly Block[] {
  const days = schedule.weekdays.join("");
  return [
    {
      type: "buttons",
      buttons: times
        .filter((time) => time !== schedule.time)
        .slice(0, 5)
        .map((time) => set(time, { time })),
    },
    {
      type: "buttons",
      buttons: [
        ...(days === "12345" ? [] : [set("Mon–Fri", { weekdays: "mon-fri" })]),
        ...(days === "1234567" ? [] : [set("Every day", { weekdays: "daily" })]),
        feedback === "instant"
          ? set("Verdicts when it closes", { feedback: "at_close" })
          : set("Verdicts at once", { feedback: "instant" }),
        closesAfterHours === undefined
          ? set("Close after 24 hours", { closes: "24" })
          : set("Close with the next", { closes: "next" }),
      ],
    },
    {
      type: "buttons",
      buttons: [
        discussion
          ? set("No discussions", { discussion: "off" })
          : set("With discussions", { discussion: "on" }),
        paused === undefined ? pauseButton : resumeButton,
      ],
    },
    {
      type: "text",
      muted: true,
      markdown: [
        "The rest is typed:",
        "{command:drill change zone:Europe/Paris}",
        "{command:drill change topics:DNS, Services difficulty:easy, medium}",
        "{command:drill change holidays:2026-12-24..2027-01-02}",
      ].join("\n"),
    },
  ];
}

function set(label: string, options: GivenOptions): Button {
  return { label, action: changeAction(options) };
}

/** Changes the drill, and shows its menu again in the same message. */
export function changeAction(options: GivenOptions): Action {
  return { name: "drill-change", args: optionPairs(options) };
}
