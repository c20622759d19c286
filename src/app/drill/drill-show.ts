// /drill show: the daily question of a channel in full, else where the team has some.

import type { Block } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { welcome } from "../team/welcome-view.ts";
import { canPostNow, requireChannel } from "./channel-drill.ts";
import { drillInFull, drillsElsewhere } from "./drill-view.ts";
import { unknownPosting, unknownRecap } from "./trouble-view.ts";

export const drillShow = command({
  name: "drill show",
  description: "This channel's daily question, and those of other channels",
  who: "team admin",
  where: "team",
  options: {},
  async run(context) {
    const { storage, member, curriculum } = context;
    const channel = requireChannel(context);
    const drills = await storage.drills.ofTeam(member.teamId);
    const here = drills.find((drill) => drill.channel === channel);
    const others = drills.filter((drill) => drill !== here);
    const doubts = [
      ...(await storage.postings.unknown(member.teamId)).flatMap(unknownPosting),
      ...(await storage.recaps.unknown(member.teamId)).flatMap(unknownRecap),
    ];
    const canPost = here !== undefined && (await canPostNow(context, here));
    return { delivery: "private", blocks: [...doubts, ...show()] };

    function show(): readonly Block[] {
      if (here !== undefined) return drillInFull(here, canPost, others, curriculum);
      return others.length === 0 ? welcome(curriculum.name) : drillsElsewhere(others);
    }
  },
});
