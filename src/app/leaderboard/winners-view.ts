// Who won the period before: a line on a leaderboard.
import { markdownName } from "../../core/display-name.ts";
import type { PeriodName } from "../../core/leaderboard/period.ts";
import type { Block } from "../../ports/reply.ts";
import { pointsText } from "./board-page.ts";

/** The first of a period that is over: several if they tied. */
export interface Winners {
  readonly period: PeriodName;
  readonly names: readonly string[];
  readonly points: number;
}

/** How many winners are named. */
const NAMED = 3;

const titles: Readonly<Record<PeriodName, string>> = {
  week: "Last week",
  month: "Last month",
  season: "Last season",
  "all time": "",
};

/** The line, if anyone won. */
export function winnersBlocks(winners: Winners | undefined): readonly Block[] {
  if (winners === undefined) return [];
  const { period, names, points } = winners;
  const markdown = `🏅 ${titles[period]}: ${namesText(names)} won with ${pointsText(points)}.`;
  return [{ type: "text", markdown }];
}

function namesText(names: readonly string[]): string {
  const named = names.slice(0, NAMED).map((name) => `**${markdownName(name)}**`);
  const more = names.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  const [last = "", ...others] = all.toReversed();
  if (others.length === 0) return last;
  return `${others.toReversed().join(", ")}${others.length > 1 ? "," : ""} and ${last}`;
}
