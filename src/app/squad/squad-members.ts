// Who is in a squad, and what its captain can do about it.
import { markdownName } from "../../core/display-name.ts";
import { INACTIVE_AFTER } from "../../core/leaderboard/squad-standings.ts";
import { UserError } from "../../ports/errors.ts";
import type { Block, Button } from "../../ports/reply.ts";
import type { SquadPeople, SquadPerson } from "../../ports/storage/squads.ts";
import { commandAction } from "../command/command-action.ts";
import { printable } from "../command/printable.ts";
import type { Context } from "../context.ts";
import { captainText, listButton } from "./squad-view.ts";

/** How many members are listed, and how many get a Remove button. The latest to join come first. */
const NAMED = 20;
const OFFERED = 8;

/** How many a select can have (Discord). */
const CHOICES = 25;

export const notInIt = "Nothing to change: they're not in the squad.";

const renameButton: Button = { label: "Rename", action: commandAction("run", "squad rename") };

/** Lists a squad's members; its captain gets a button to remove each one. */
export async function showMembers(
  context: Context,
  squadId: string,
  said?: string,
): Promise<readonly Block[]> {
  const { storage, member, now } = context;
  const squad = await storage.squads.people(squadId, member.teamId, now - INACTIVE_AFTER);
  if (squad === undefined) throw new UserError("That squad is gone. {command:squad list} shows the others.");
  const isCaptain = squad.captain === member.id;
  return [
    ...(said === undefined ? [] : [{ type: "text", markdown: said } as const]),
    { type: "text", markdown: memberLines(squad) },
    ...(isCaptain ? captainBlocks(squad) : []),
    { type: "buttons", buttons: [listButton] },
  ];
}

/** Asks the captain before a member is removed. */
export function askToRemove(context: Context, squadId: string, memberId: string): Promise<readonly Block[]> {
  return askCaptain(context, squadId, memberId, {
    question: (name, squad) =>
      `Remove **${name}** from **${squad}**? The squad keeps the points they earned in it. They can't join again until you let them.`,
    verb: "Remove",
    button: "squad-remove",
  });
}

interface CaptainDecision {
  /** Gets the member's and the squad's names. */
  readonly question: (member: string, squad: string) => string;
  readonly verb: string;
  /** The name of the button that decides. */
  readonly button: string;
}

/** Asks the captain before a decision about a member, with Cancel. */
export async function askCaptain(
  context: Context,
  squadId: string,
  memberId: string,
  { question, verb, button }: CaptainDecision,
): Promise<readonly Block[]> {
  const { storage, member, now } = context;
  const squad = await storage.squads.people(squadId, member.teamId, now - INACTIVE_AFTER);
  const person = squad?.members.find(({ id }) => id === memberId);
  if (squad === undefined || person === undefined) return showMembers(context, squadId, notInIt);
  return [
    { type: "text", markdown: question(nameOf(person), markdownName(squad.name)) },
    {
      type: "buttons",
      buttons: [
        { ...decide(verb, button, squadId, person), style: "danger" },
        { label: "Cancel", action: { name: "squad-members", args: [squadId] } },
      ],
    },
  ];
}

export async function removeFromSquad(
  context: Context,
  squadId: string,
  memberId: string,
): Promise<readonly Block[]> {
  const { storage, member, now, newId } = context;
  const since = now - INACTIVE_AFTER;
  const removal = { squadId, captain: member.id, memberId, since };
  const outcome = await storage.squads.remove(removal, now, newId());
  const squad = await storage.squads.people(squadId, member.teamId, since);
  const name = nameOf(squad?.removed.find(({ id }) => id === memberId));
  switch (outcome) {
    case "removed":
      await storage.notices.store(
        memberId,
        `You were removed from the squad **${markdownName(squad?.name ?? "")}**.`,
        newId(),
        now,
      );
      return showMembers(
        context,
        squadId,
        `**Removed ${name}.** They can join again once you let them back in.`,
      );
    case "not in it":
      return showMembers(context, squadId, notInIt);
    case "not captain":
      return showMembers(
        context,
        squadId,
        "Nothing was changed: only the squad's captain can remove members.",
      );
    default:
      return outcome satisfies never;
  }
}

export async function readmitToSquad(
  context: Context,
  squadId: string,
  memberId: string,
): Promise<readonly Block[]> {
  const { storage, member, now, newId } = context;
  const removal = { squadId, captain: member.id, memberId, since: now - INACTIVE_AFTER };
  const readmitted = await storage.squads.readmit(removal, newId());
  return showMembers(context, squadId, readmitted ? "They can join again." : "Nothing to change.");
}

function memberLines({ name, captain, members }: SquadPeople): string {
  const lines = members
    .slice(0, NAMED)
    .map((one) => `- ${nameOf(one)}${one.id === captain ? " · captain" : ""}`);
  const more = members.length - lines.length;
  return [`**${markdownName(name)}**`, ...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}

function captainBlocks({ id, captain, members, removed }: SquadPeople): readonly Block[] {
  const others = members.filter((one) => one.id !== captain).slice(0, OFFERED);
  const buttons: readonly Button[] = [
    ...others.map((one): Button => ({ ...decide("Remove", "squad-ask-remove", id, one), style: "danger" })),
    ...removed.slice(0, OFFERED).map((one) => decide("Let back in", "squad-readmit", id, one)),
  ];
  return [
    {
      type: "text",
      muted: true,
      markdown: captainText,
    },
    ...captainSelect(id, members, captain),
    { type: "buttons", buttons: [...buttons, renameButton] },
  ];
}

/** The members who can be the next captain. */
function captainSelect(
  squadId: string,
  members: readonly SquadPerson[],
  captain: string | undefined,
): readonly Block[] {
  const others = members.filter(({ id }) => id !== captain).slice(0, CHOICES);
  if (others.length === 0) return [];
  const choices = others.map((one) => ({
    label: nameOf(one),
    action: { name: "squad-ask-captain", args: [squadId, one.id] },
  }));
  return [{ type: "select", label: "Make another member the captain", choices }];
}

/** A button of the captain about a member. */
function decide(verb: string, name: string, squadId: string, person: SquadPerson): Button {
  return { label: `${verb}: ${nameOf(person)}`, action: { name, args: [squadId, person.id] } };
}

/** A member's name on buttons and in texts. */
export function nameOf(person: SquadPerson | undefined): string {
  return printable(person?.ref.name ?? "") || "Someone";
}
