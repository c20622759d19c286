// Disputed and suspicious questions, for a team's admins.

import type { Question } from "../../core/model.ts";
import type { ItemStatistics } from "../../core/question/item-statistics.ts";
import type { QuarantineScope } from "../../core/question/quarantine.ts";
import type { Block } from "../../ports/reply.ts";
import type { ReportCount } from "../../ports/storage/reports.ts";
import { harmless } from "./report-news.ts";

export interface DisputedQuestion {
  readonly question: Question;
  /** What the team reported. */
  readonly reports: readonly ReportCount[];
  /** What members of the team wrote about it. */
  readonly comments: readonly string[];
  /** Where it isn't asked. */
  readonly quarantined: readonly QuarantineScope[];
  readonly statistics: ItemStatistics | undefined;
}

/** As many of a kind as one message holds on every platform. */
const SHOWN = 5;

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

function disputedQuestion({
  question,
  reports,
  comments,
  quarantined,
  statistics,
}: DisputedQuestion): readonly Block[] {
  const kinds = reports.map(({ kind, count }) => (count === 1 ? kind : `${kind} (${count})`));
  const reported = kinds.length === 0 ? "reported in other teams" : `reported as ${kinds.join(", ")}`;
  const text: Block = {
    type: "text",
    markdown: `**${question.stem.replaceAll("**", "")}**\n\`${question.id}\` · ${reported} · ${state(quarantined)}\n${[measured(statistics), ...comments.map((comment) => `💬 ${harmless(comment)}`)].join("\n")}`,
  };
  if (!quarantined.includes("team")) return [text];
  const action = { name: "release-question", args: [question.id, String(question.version)] };
  return [text, { type: "buttons", buttons: [{ label: "Ask it again", action }] }];
}

function state(quarantined: readonly QuarantineScope[]): string {
  if (quarantined.includes("installation")) return "🚧 Not asked anywhere; an operator decides";
  return quarantined.includes("team") ? "🚧 Not asked in this team" : "Still asked";
}

function measured(statistics: ItemStatistics | undefined): string {
  if (statistics === undefined) return "No first answers yet: they count once the question has closed.";
  return `${Math.round(100 * statistics.p)}% of ${statistics.n} first answers here are right.`;
}

function more(count: number): readonly Block[] {
  return count > SHOWN ? [{ type: "text", muted: true, markdown: `And ${count - SHOWN} more.` }] : [];
}
