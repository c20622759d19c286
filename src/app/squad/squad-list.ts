// /squad list: the team's squads, how they stand this week, and one's own.
import { command } from "../command.ts";
import { squadBoard } from "../squads.ts";
import { squadList as listBlocks } from "../views/squad-view.ts";

export const squadList = command({
  name: "squad list",
  description: "Your team's squads and how they stand this week",
  where: "team",
  options: {},
  async run(context) {
    const { board } = await squadBoard(context, "week");
    return { delivery: "private", blocks: listBlocks(board) };
  },
});
