// Disputed and suspicious questions, for a team's admins.

import type { Question } from "../../core/model.ts";
import type { ItemStatistics } from "../../core/question/item-statistics.ts";
import type { QuarantineScope } from "../../core/question/quarantine.ts";
import type { Block } from "../../ports/reply.ts";
import type { ReportKind } from "../../ports/storage/reports.ts";

export interface DisputedQuestion {
  readonly question: Question;
  readonly kinds: readonly ReportKind[];
  readonly quarantined: QuarantineScope | undefined;
  readonly statistics: ItemStatistics | undefined;
}

/** As many of a kind as one message holds on every platform. */
const SHOWN = 5;

const states = {
  team: "🚧 Not asked in this team",
  installation: "🚧 Not asked anywhere; an operator decides",
} as const;

/** Reported questions, each with its statistics, then what the answers point to (`flagged`, a line each). */
export function disputedBlocks(
  disputed: readonly DisputedQuestion[],
  flagged: readonly string[],
): readonly Block[] {
  return [
    ...(disputed.length === 0 ? [] : [{ type: "heading", text: "Reported questions" } as const]),
    ...disputed.slice(0, SHOWN).flatMap(disputedQuestion),
    ...more(disputed.length),
    ...(flagged.length === 0
      ? []
      : [
          { type: "heading", text: "What the answers point to" } as const,
          { type: "text", markdown: flagged.slice(0, SHOWN).join("\n") } as const,
        ]),
    ...more(flagged.length),
  ];
}

function disputedQuestion({ question, kinds, quarantined, statistics }: DisputedQuestion): readonly Block[] {
  const reports = kinds.length === 0 ? "reported in other teams" : `reported as ${kinds.join(", ")}`;
  const state = quarantined === undefined ? "Still asked" : states[quarantined];
  const text: Block = {
    type: "text",
    markdown: `**${question.stem.replaceAll("**", "")}**\n\`${question.id}\` · ${reports} · ${state}\n${measured(statistics)}`,
  };
  if (quarantined !== "team") return [text];
  const action = { name: "release-question", args: [question.id, String(question.version)] };
  return [text, { type: "buttons", buttons: [{ label: "Ask it again", action }] }];
}

function measured(statistics: ItemStatistics | undefined): string {
  if (statistics === undefined) return "No first answers yet: they count once the question has closed.";
  return `${Math.round(100 * statistics.p)} % right of ${statistics.n} first answers here.`;
}

function more(count: number): readonly Block[] {
  return count > SHOWN ? [{ type: "text", muted: true, markdown: `And ${count - SHOWN} more.` }] : [];
}
