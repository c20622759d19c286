// The replies to creating, joining, and leaving a squad.
import { displayName, markdownName } from "../../core/display-name.ts";
import type { Block, Button, Form } from "../../ports/reply.ts";
import type { SquadLeft, SquadName } from "../../ports/storage/squads.ts";
import { commandAction } from "../command/command-action.ts";
import { MOST_CHARACTERS } from "./squad-name.ts";
import { joinButton, listButton } from "./squad-view.ts";

const boardButton: Button = {
  label: "Squad leaderboard",
  action: commandAction("update", "leaderboard", { of: "squads" }),
};

export const createForm: Form = {
  title: "Create a squad",
  command: "squad create",
  fields: [
    { option: "name", label: "Name of the squad", example: "Packet Pirates", maximum: MOST_CHARACTERS },
  ],
  submit: "Create",
};

/** For platforms without forms. */
export const createByTyping = "What should it be called? For example: {command:squad create Packet Pirates}";

export function squadCreated({ name }: SquadName, left: SquadLeft | undefined): readonly Block[] {
  const markdown = `You created **${markdownName(name)}** and joined it.${leftText(left)} Others can join with {command:squad join ${displayName(name)}}.`;
  return withButtons(markdown, [boardButton, listButton]);
}

export function squadExists(squad: SquadName): readonly Block[] {
  return withButtons(
    `A squad named **${markdownName(squad.name)}** already exists. Join it, or choose another name.`,
    [joinButton(squad)],
  );
}

export function squadJoined({ name }: SquadName, left: SquadLeft | undefined): readonly Block[] {
  return withButtons(`You joined **${markdownName(name)}**.${leftText(left)}`, [boardButton, listButton]);
}

export function inSquadAlready({ name }: SquadName): readonly Block[] {
  return withButtons(`You're already in **${markdownName(name)}**.`, [boardButton, listButton]);
}

/** The squad's captain removed the reader. */
export function squadBlocked({ name }: SquadName): readonly Block[] {
  return withButtons(
    `The captain of **${markdownName(name)}** removed you, so you can't join it. Join another squad, or create one.`,
    [listButton],
  );
}

/** Suggests the squad with the most similar name. */
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
  const end = left.ended ? ". No one is left in it, so it's gone" : "";
  return ` You left **${markdownName(left.name)}**${end}.`;
}

function withButtons(markdown: string, buttons: readonly Button[]): readonly Block[] {
  return [
    { type: "text", markdown },
    { type: "buttons", buttons },
  ];
}
