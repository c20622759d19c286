// What creating, joining and leaving a squad is answered with.
import { displayName, markdownName } from "../../core/display-name.ts";
import type { Block, Button, Form } from "../../ports/reply.ts";
import type { SquadLeft, SquadName } from "../../ports/storage/squads.ts";
import { MOST_CHARACTERS } from "./squad-name.ts";
import { joinButton, listButton } from "./squad-view.ts";

const boardButton: Button = {
  label: "Squad leaderboard",
  action: { name: "leaderboard", args: ["week", "squads"] },
};

export const createForm: Form = {
  title: "Create a squad",
  command: "squad create",
  fields: [
    { option: "name", label: "Name of the squad", example: "Packet Pirates", maximum: MOST_CHARACTERS },
  ],
  submit: "Create",
};

/** Beside the form: the same by typing. */
export const createByTyping = "What shall it be called? For example: {command:squad create Packet Pirates}";

export function squadCreated({ name }: SquadName, left: SquadLeft | undefined): readonly Block[] {
  const markdown = `**${markdownName(name)}** is there, with you in it.${leftText(left)} Others join with {command:squad join ${displayName(name)}}.`;
  return withButtons(markdown, [boardButton, listButton]);
}

export function squadExists(squad: SquadName): readonly Block[] {
  return withButtons(
    `There is a squad **${markdownName(squad.name)}** already. Join it, or take another name.`,
    [joinButton(squad)],
  );
}

export function squadJoined({ name }: SquadName, left: SquadLeft | undefined): readonly Block[] {
  return withButtons(`You are in **${markdownName(name)}** now.${leftText(left)}`, [boardButton, listButton]);
}

export function inSquadAlready({ name }: SquadName): readonly Block[] {
  return withButtons(`You are in **${markdownName(name)}** already.`, [boardButton, listButton]);
}

/** The squad's captain removed the reader. */
export function squadBlocked({ name }: SquadName): readonly Block[] {
  return withButtons(
    `The captain of **${markdownName(name)}** removed you, so you can't join it. Join another squad, or create one.`,
    [listButton],
  );
}

/** A name that there is not, and the one that was perhaps meant. */
export function squadMeant(typed: string, squad: SquadName): readonly Block[] {
  return withButtons(`There is no squad “${typed}”. Did you mean **${markdownName(squad.name)}**?`, [
    joinButton(squad),
    listButton,
  ]);
}

export function squadLeft(left: SquadLeft): readonly Block[] {
  return withButtons(leftText(left).trim(), [listButton]);
}

function leftText(left: SquadLeft | undefined): string {
  if (left === undefined) return "";
  const end = left.ended ? ", and as nobody is left in it, it is gone" : "";
  return ` You left **${markdownName(left.name)}**${end}.`;
}

function withButtons(markdown: string, buttons: readonly Button[]): readonly Block[] {
  return [
    { type: "text", markdown },
    { type: "buttons", buttons },
  ];
}
