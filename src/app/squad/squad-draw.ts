// /squad draw: asks, and then a button puts everyone who takes part into new squads, by chance.

import { INACTIVE_AFTER } from "../../core/leaderboard/squad-standings.ts";
import { addDays, calendarDate } from "../../core/study-day.ts";
import { UserError } from "../../ports/errors.ts";
import type { Block } from "../../ports/reply.ts";
import type { DrawScope } from "../../ports/storage/squads.ts";
import { cancelButton } from "../command/cancel.ts";
import { type ButtonHandler, command } from "../command/command.ts";
import { readOptions } from "../command/read-options.ts";
import { ruleOf } from "../command/run-button.ts";
import type { Context } from "../context.ts";
import { drawnBlocks, drawnNotice, drawQuestion, tooFewText } from "./draw-view.ts";
import { squadKey } from "./squad-name.ts";

/** The points of so many days decide how strong a member is. */
const RECENT_DAYS = 28;

/** As many as a draw can make. */
const names = `
  Amber Azure Coral Crimson Emerald Golden Indigo Ivory Jade Lavender Lime Magenta Navy Olive Pearl Ruby Saffron Silver
  Teal Violet`
  .trim()
  .split(/\s+/);

export const squadDraw = command({
  name: "squad draw",
  description: "Draw new squads by chance, equally strong; current squads end",
  who: "team admin",
  where: "team",
  options: {
    squads: {
      type: "integer",
      description: "How many squads",
      required: true,
      minimum: 2,
      maximum: names.length,
    },
  },
  async run(context, { squads }) {
    const found = await context.storage.squads.drawable(scopeOf(context));
    if (found.people < squads) throw new UserError(tooFewText(found.people), "squads");
    // The button carries the draw's ID: pressing it twice draws once.
    const draw = { name: "squad-draw", args: [String(squads), context.newId()] };
    return {
      delivery: "private",
      blocks: [
        { type: "text", markdown: drawQuestion(squads, found) },
        {
          type: "buttons",
          buttons: [{ label: `Draw ${squads} squads`, action: draw, style: "danger" }, cancelButton],
        },
      ],
    };
  },
});

export const drawSquads: ButtonHandler = {
  name: "squad-draw",
  ...ruleOf(squadDraw),
  async run(context, [count, drawId = ""]) {
    const { squads } = readOptions(squadDraw, { squads: count }) as { readonly squads: number };
    return { delivery: "replace", blocks: await draw(context, squads, drawId || context.newId()) };
  },
};

async function draw(context: Context, count: number, drawId: string): Promise<readonly Block[]> {
  const { storage, member, now, newId, random } = context;
  const squads = names.slice(0, count).map((name) => ({
    id: newId(),
    name,
    key: squadKey(name),
    notice: drawnNotice(name),
  }));
  const scope = scopeOf(context);
  const drawing = { scope, squads, seed: random(), memberId: member.id };
  const outcome = await storage.squads.draw(drawing, now, drawId);
  if (outcome.type === "too few") throw new UserError(tooFewText(outcome.people), "squads");
  const drawn = await storage.squads.ofTeam(member.teamId, scope.since);
  const people = await Promise.all(
    drawn.map(({ id }) => storage.squads.people(id, member.teamId, scope.since)),
  );
  return drawnBlocks(people.filter((one) => one !== undefined));
}

function scopeOf({ member, now }: Context): DrawScope {
  const from = addDays(calendarDate(now, member.teamZone), -RECENT_DAYS);
  return { teamId: member.teamId, since: now - INACTIVE_AFTER, from };
}
