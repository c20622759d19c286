// /squad rename: gives a squad another name; without one, a form asks for it.

import { markdownName } from "../../core/display-name.ts";
import { INACTIVE_AFTER } from "../../core/leaderboard/squad-standings.ts";
import { UserError } from "../../ports/errors.ts";
import type { Block, Form } from "../../ports/reply.ts";
import { say } from "../../ports/reply.ts";
import type { Squad } from "../../ports/storage/squads.ts";
import { RIGHTS_UNKNOWN } from "../command/admin.ts";
import { command } from "../command/command.ts";
import { printable } from "../command/printable.ts";
import type { Context } from "../context.ts";
import { MOST_CHARACTERS, readSquadName, squadKey, squadLook } from "./squad-name.ts";
import { squadExists } from "./squad-outcomes.ts";
import { listButton } from "./squad-view.ts";
import { teamSquads } from "./squads.ts";

const renameForm: Form = {
  title: "Rename the squad",
  command: "squad rename",
  fields: [{ option: "name", label: "New name", example: "Packet Pirates", maximum: MOST_CHARACTERS }],
  submit: "Rename",
};

export const squadRename = command({
  name: "squad rename",
  description: "Rename your squad (its captain), or any squad (team admins)",
  where: "team",
  options: {
    name: { type: "text", description: "The new name: 2 to 30 characters" },
    squad: { type: "text", description: "Which squad (default: yours)", suggest: "squad" },
  },
  async run(context, { name, squad }) {
    const squads = await teamSquads(context);
    const renamed = squad === undefined ? ownSquad(context, squads) : namedSquad(squads, squad);
    requireCaptain(context, renamed);
    if (name === undefined && squad === undefined)
      return {
        ...say("What's the new name? For example: {command:squad rename Packet Pirates}"),
        form: renameForm,
      };
    if (name === undefined) throw new UserError("Type the new name too.", "name");
    return { delivery: "private", blocks: await rename(context, squads, renamed, readSquadName(name)) };
  },
});

function ownSquad({ member, admin }: Context, squads: readonly Squad[]): Squad {
  const own = squads.find(({ members }) => members.includes(member.id));
  if (own !== undefined) return own;
  throw new UserError(
    admin
      ? "You're not in a squad. Name one: {command:squad rename name:New name squad:Old name}."
      : "You're not in a squad yet. See them with {command:squad join}.",
  );
}

function namedSquad(squads: readonly Squad[], name: string): Squad {
  const found = squads.find(({ key }) => key === squadKey(name));
  if (found === undefined)
    throw new UserError(
      `There is no squad “${printable(name)}”. See them with {command:squad list}.`,
      "squad",
    );
  return found;
}

function requireCaptain({ member, admin, rightsUnknown }: Context, { captain, name }: Squad): void {
  if (captain === member.id || admin) return;
  if (rightsUnknown) throw new UserError(RIGHTS_UNKNOWN);
  throw new UserError(
    `Only the captain of ${markdownName(name)} or a team admin can rename it. Ask one of them.`,
  );
}

async function rename(
  context: Context,
  squads: readonly Squad[],
  squad: Squad,
  name: string,
): Promise<readonly Block[]> {
  const { storage, member, admin, now, newId } = context;
  const [key, look] = [squadKey(name), squadLook(name)];
  const alike = squads.find((one) => one.id !== squad.id && squadLook(one.name) === look);
  if (alike !== undefined) return squadExists(alike);
  const captain = admin ? undefined : member.id;
  const ids = { squadId: squad.id, teamId: member.teamId, memberId: member.id, captain };
  const outcome = await storage.squads.rename({ ...ids, name, key, since: now - INACTIVE_AFTER }, newId());
  switch (outcome.type) {
    case "renamed":
      return [
        {
          type: "text",
          markdown:
            outcome.before === name
              ? `Nothing to change: the squad's name is **${markdownName(name)}**.`
              : `**${markdownName(outcome.before)}** is **${markdownName(name)}** now. Its points and members stay.`,
        },
        { type: "buttons", buttons: [listButton] },
      ];
    case "exists":
      return squadExists(outcome.squad);
    case "gone":
      throw new UserError("That squad is gone. {command:squad list} shows the others.");
    case "not captain":
      throw new UserError("Nothing was changed: only the squad's captain or a team admin can rename it.");
    default:
      return outcome satisfies never;
  }
}
