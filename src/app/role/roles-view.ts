// What admins read about roles for awards.
import { markdownName } from "../../core/display-name.ts";
import { type Award, awards } from "../../core/leaderboard/award.ts";
import type { RoleState } from "../../ports/platform.ts";
import type { Block } from "../../ports/reply.ts";
import { milestoneNames } from "../milestone/milestone-view.ts";

/** A mapped award and its role's state; undefined where the platform can't say now. */
export interface ShownRole {
  readonly award: Award;
  readonly state: RoleState | undefined;
}

const labels: Readonly<Record<Award, string>> = { "season-winner": "Season winner", ...milestoneNames };

const WHO =
  "Season winners get their role when the season's last question is closed. Roles for milestones go to members who set {command:settings milestones:channel}, from now on. Members who hide get none. I never take a role away.";

/** The team's roles, or how to set the first one. */
export function rolesBlocks(shown: readonly ShownRole[]): readonly Block[] {
  const lines = awards.flatMap((award) => {
    const found = shown.find((one) => one.award === award);
    return found === undefined ? [] : [`- ${labels[award]}: ${stateText(found.state)}`];
  });
  return [
    { type: "heading", text: "Roles for awards" },
    {
      type: "text",
      markdown:
        lines.length === 0
          ? "No award gives a role yet. Set one with {command:roles set}."
          : `${lines.join("\n")}\n\nChange them with {command:roles set} and {command:roles clear}.`,
    },
    { type: "text", muted: true, markdown: WHO },
  ];
}

/** After a role was set. */
export function roleSetBlocks(award: Award, state: RoleState): readonly Block[] {
  const markdown = `**${labels[award]}** now gives ${stateText(state)}`;
  return [
    { type: "text", markdown },
    { type: "text", muted: true, markdown: WHO },
  ];
}

/** After an award's role was cleared. */
export function roleClearedText(award: Award): string {
  return `**${labels[award]}** no longer gives a role. Members keep the roles they have.`;
}

export function noRoleText(award: Award): string {
  return `Nothing to change: ${labels[award]} gives no role.`;
}

/** To admins, when the platform refuses a role for the first time. */
export function roleRefusedBlocks(award: Award, because: string): readonly Block[] {
  const markdown = `I couldn't give the role for **${labels[award]}**. ${because} I try again every hour, and no one loses their role.`;
  return [{ type: "text", markdown }];
}

function stateText(state: RoleState | undefined): string {
  if (state === undefined) return "I couldn't check its role just now.";
  const name = state.name === undefined ? "a role" : `**${markdownName(state.name)}**`;
  const problem = state.unfit ?? state.blocked;
  return problem === undefined ? `${name}.` : `${name}. ⚠️ ${problem}`;
}
