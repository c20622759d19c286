// The texts of a draw of squads.
import { markdownName } from "../../core/display-name.ts";
import type { Block } from "../../ports/reply.ts";
import type { Drawable, SquadPeople } from "../../ports/storage/squads.ts";
import { listButton } from "./squad-view.ts";

/** How many members of each squad are named. */
const NAMED = 10;

/** What a draw will do. */
export function drawQuestion(count: number, { people, squads }: Drawable): string {
  const size = Math.floor(people / count);
  const sizes = people % count === 0 ? `${size}` : `${size} or ${size + 1}`;
  const members = sizes === "1" ? "1 member" : `${sizes} members`;
  return [
    `**Draw ${count} squads?** ${people} people take part: everyone in a squad, and everyone whose answers counted in the last four weeks.`,
    `Each squad gets ${members} by chance, and about the same points of those weeks.`,
    endText(squads),
    "Everyone gets a notice with their next command.",
  ].join(" ");
}

function endText(squads: number): string {
  if (squads === 0) return "There are no squads yet.";
  const now = squads === 1 ? "Your current squad ends" : `Your ${squads} current squads end`;
  return `${now}: points of this week, month, and season don't move to the new squads. Scores of past periods stay.`;
}

/** Why so many squads can't be drawn. */
export function tooFewText(people: number): string {
  if (people < 2)
    return `A draw needs at least two people who are in a squad or answered in the last four weeks. I found ${people}.`;
  const most = people === 2 ? "Draw 2 squads" : `Draw 2 to ${people} squads`;
  return `Only ${people} people would take part: those in a squad, and those who answered in the last four weeks. ${most}.`;
}

/** What a member of a new squad gets to know. */
export function drawnNotice(name: string): string {
  return `Your team drew new squads. You're in **${markdownName(name)}** now, and its week, month, and season begin at zero.`;
}

/** The new squads with their members. */
export function drawnBlocks(squads: readonly SquadPeople[]): readonly Block[] {
  return [
    { type: "heading", text: "New squads", large: true },
    { type: "text", markdown: squads.map(squadLine).join("\n") },
    {
      type: "text",
      muted: true,
      markdown: "Their captains can rename them. Members can still leave and join others.",
    },
    { type: "buttons", buttons: [listButton] },
  ];
}

function squadLine({ name, members }: SquadPeople): string {
  const named = members.slice(0, NAMED).map(({ ref }) => markdownName(ref.name));
  const more = members.length - named.length;
  return `- **${markdownName(name)}**: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(", ")}`;
}
