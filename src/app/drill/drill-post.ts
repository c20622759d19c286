// /drill post: asks today's question now.

import { UserError } from "../../ports/errors.ts";
import { type Reply, say } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import { command } from "../command/command.ts";
import { lackOf } from "../daily/nothing-left.ts";
import { requireDrill, requirePermissions } from "./channel-drill.ts";
import { upNext } from "./drill-view.ts";
import { lackText } from "./trouble-view.ts";

export const drillPost = command({
  name: "drill post",
  description: "Ask today's question in this channel now",
  who: "team admin",
  where: "team",
  options: {},
  async run(context): Promise<Reply> {
    const { storage, daily, now, newId } = context;
    const drill = await requireDrill(context);
    if (drill.paused !== undefined)
      throw new UserError("The daily question here is paused. {command:drill resume} starts it again.");
    await requirePermissions(context);
    const outcome = await daily.postNow(drill, now, newId());
    const after = (await storage.drills.byId(drill.id)) ?? drill;
    switch (outcome) {
      case "posted":
        return say(`**Posted.** It is today's question. ${upNext(after)}`);
      case "posted today already":
        throw new UserError(`Today's question was asked already: there is one a day. ${upNext(after)}`);
      case "posted ahead":
        throw new UserError(
          `A question of a later date was asked already, before the zone changed. ${upNext(after)}`,
        );
      case "on its way":
        throw new UserError("Today's question is on its way: it could not be posted yet, and I keep trying.");
      case "unknown":
        throw new UserError(
          "I cannot tell whether today's question got through. {command:drill show} has the buttons to say.",
        );
      case "nothing to ask":
        throw new UserError(`There is nothing to ask. ${lackText(await lackOf(context, drill))}`);
      case "not confirmed":
        throw new UserError(
          "I do not know yet whether today's question got through: nothing confirmed it. I look for it in a minute or two, and do not post it twice.",
        );
      case "failed":
        throw new UserError(failure(after));
      default:
        return outcome satisfies never;
    }
  },
});

function failure({ paused }: Drill): string {
  return paused?.because === undefined
    ? "It could not be posted just now. I keep trying for a while."
    : `It could not be posted, so I paused the daily question. ${paused.because}`;
}
