// The texts of squads: standings, the list, and the menu to join one.
import { displayName, markdownName } from "../../core/display-name.ts";
import type { SquadStanding } from "../../core/leaderboard/squad-standings.ts";
import type { Block, Button } from "../../ports/reply.ts";
import type { Squad, SquadName } from "../../ports/storage/squads.ts";
import { commandAction } from "../command/command-action.ts";
import { pageOf, shownPoints } from "../leaderboard/board-page.ts";

/** How many squads get a button. */
const OFFERED = 10;

/** A team's squads in a period, without squads that have no active members. */
export interface SquadBoard {
  /** Those with points, best first. */
  readonly ranked: readonly (SquadStanding & Squad)[];
  readonly unranked: readonly Squad[];
  /** The reader's own squad; undefined if everyone reads it. */
  readonly own: Squad | undefined;
}

const createButton: Button = { label: "Create a squad", action: commandAction("run", "squad create") };
export const listButton: Button = { label: "All squads", action: commandAction("update", "squad list") };

export const captainText =
  "You're the captain: you can rename the squad, remove members, and make another member the captain.";

const leadsBlock: Block = { type: "text", muted: true, markdown: captainText };

const noSquads: Block = {
  type: "text",
  markdown: "There are no squads yet. {command:squad create} makes the first one.",
};

/** A page of ten, and the reader's own squad at any rank. */
export function squadRanking({ ranked, unranked, own }: SquadBoard, page: number): readonly Block[] {
  if (ranked.length === 0 && unranked.length === 0) return [noSquads];
  const ranking: Block =
    ranked.length === 0
      ? { type: "text", markdown: "No squad has points yet. They count when a question closes." }
      : rankingBlock(ranked, own, page);
  if (own === undefined || unranked.every(({ id }) => id !== own.id)) return [ranking];
  return [
    ranking,
    { type: "text", muted: true, markdown: `Your squad, **${markdownName(own.name)}**, has no points yet.` },
  ];
}

/** This week's standings, the squads without points, and what the reader can do. */
export function squadList({ ranked, unranked, own }: SquadBoard, reader: string): readonly Block[] {
  return [
    { type: "heading", text: "Squads this week", large: true },
    ...(ranked.length === 0 ? [] : [rankingBlock(ranked, own)]),
    ...(unranked.length === 0 ? [] : [unrankedBlock(unranked, own)]),
    ...(ranked.length + unranked.length === 0 ? [noSquads] : []),
    ...(own !== undefined && own.captain === reader && hasOthers(own) ? [leadsBlock] : []),
    { type: "buttons", buttons: listButtons(ranked.length + unranked.length, own) },
  ];
}

function rankingBlock(ranked: SquadBoard["ranked"], own: SquadName | undefined, page = 1): Block {
  const rows = pageOf(ranked, page, ({ id }) => id === own?.id).rows.map((squad) => ({
    rank: squad.rank,
    member: { externalId: squad.id, name: squad.name },
    value: shownPoints(squad.points),
    note: membersText(squad),
    ...(squad.id === own?.id ? { you: true as const } : {}),
  }));
  return { type: "ranking", unit: "points", rows };
}

function unrankedBlock(unranked: readonly Squad[], own: SquadName | undefined): Block {
  const shown = pageOf(unranked, 1, ({ id }) => id === own?.id).rows;
  const lines = shown.map((squad) => {
    const line = `${markdownName(squad.name)} · ${membersText(squad)}`;
    return `- ${squad.id === own?.id ? `**${line} · yours**` : line}`;
  });
  const more = unranked.length - shown.length;
  if (more > 0) lines.push(`- and ${more} more`);
  return { type: "text", markdown: ["**No points yet**", ...lines].join("\n") };
}

function listButtons(squads: number, own: Squad | undefined): readonly Button[] {
  const others = own === undefined ? squads : squads - 1;
  const join: Button = {
    label: own === undefined ? "Join a squad" : "Join another squad",
    action: commandAction("update", "squad join"),
  };
  return [
    ...(others === 0 ? [] : [join]),
    ...(own !== undefined && hasOthers(own) ? [membersButton(own)] : []),
    ...(own === undefined ? [] : [leaveButton(own)]),
    createButton,
  ];
}

/** Whether anyone else is in it, or was removed. */
function hasOthers({ members, removed }: Squad): boolean {
  return members.length + removed > 1;
}

function membersButton({ id, name }: SquadName): Button {
  return { label: `Members of ${displayName(name)}`, action: { name: "squad-members", args: [id] } };
}

function leaveButton({ name }: SquadName): Button {
  return { label: `Leave ${displayName(name)}`, action: commandAction("update", "squad leave") };
}

/** The ten largest squads that the reader isn't in, and a button to create one. `said` comes first. */
export function squadMenu(squads: readonly Squad[], reader: string, said?: string): readonly Block[] {
  const others = squads.filter(({ members }) => members.length > 0 && !members.includes(reader));
  const largest = others.toSorted((a, b) => b.members.length - a.members.length).slice(0, OFFERED);
  const asked =
    largest.length > 0
      ? "Which squad?"
      : "There's no squad to join right now. Create one, so others can join it.";
  return [
    { type: "text", markdown: said === undefined ? asked : `${said} ${asked}` },
    { type: "buttons", buttons: [...largest.map(joinButton), createButton] },
  ];
}

/** The button that joins a squad, with the squad's size if known. */
export function joinButton(squad: SquadName & Partial<Pick<Squad, "members">>): Button {
  const size = squad.members === undefined ? "" : ` (${squad.members.length})`;
  return {
    label: `Join ${displayName(squad.name)}${size}`,
    action: { name: "squad-join", args: [squad.id] },
  };
}

function membersText({ members }: Squad): string {
  return members.length === 1 ? "1 member" : `${members.length} members`;
}
