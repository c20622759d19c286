// Disputed questions, for a team's admins.
import type { Question } from "../../core/model.ts";
import type { QuarantineScope } from "../../core/quarantine.ts";
import type { Block } from "../reply.ts";
import type { ReportKind } from "../storage-port.ts";

export interface DisputedQuestion {
  readonly question: Question;
  readonly kinds: readonly ReportKind[];
  readonly quarantined: QuarantineScope | undefined;
}

/** As many as one message holds on every platform. */
const SHOWN = 5;

const states = {
  team: "🚧 Not asked in this team",
  installation: "🚧 Not asked anywhere; an operator decides",
} as const;

export function disputedBlocks(disputed: readonly DisputedQuestion[]): readonly Block[] {
  const shown = disputed.slice(0, SHOWN);
  return [
    { type: "heading", text: "Reported questions" },
    ...shown.flatMap(disputedQuestion),
    ...(disputed.length > SHOWN
      ? [{ type: "text", muted: true, markdown: `And ${disputed.length - SHOWN} more.` } as const]
      : []),
  ];
}

function disputedQuestion({ question, kinds, quarantined }: DisputedQuestion): readonly Block[] {
  const reports = kinds.length === 0 ? "reported in other teams" : `reported as ${kinds.join(", ")}`;
  const state = quarantined === undefined ? "Still asked" : states[quarantined];
  const text: Block = {
    type: "text",
    markdown: `**${question.stem.replaceAll("**", "")}**\n\`${question.id}\` · ${reports} · ${state}`,
  };
  if (quarantined !== "team") return [text];
  const action = { name: "release-question", args: [question.id, String(question.version)] };
  return [text, { type: "buttons", buttons: [{ label: "Ask it again", action }] }];
}
