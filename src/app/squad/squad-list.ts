// /squad list: the team's squads, their standings this week, and yours.
import { command } from "../command/command.ts";
import { squadList as listBlocks } from "./squad-view.ts";
import { squadBoard } from "./squads.ts";

export const squadList = command({
  name: "squad list",
  description: "Your team's squads and how they stand this week",
  where: "team",
  options: {},
  async run(context) {
    const { board } = await squadBoard(context, "week");
    return { delivery: "private", blocks: listBlocks(board, context.member.id) };
  },
});
