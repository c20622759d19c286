// /privacy hide and /privacy unhide: shows a pseudonym instead of the name on leaderboards.

import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { hiddenText, shownText } from "./privacy-view.ts";
import { reachOf } from "./reach.ts";

export const privacyHide = command({
  name: "privacy hide",
  description: "Show a pseudonym on leaderboards",
  options: {},
  async run(context) {
    const { storage, member, random, now } = context;
    const settings = await storage.people.change(member.id, { hidden: true }, random(), now);
    return { ...say(hiddenText(settings, reachOf(context))), person: "changed" };
  },
});

export const privacyUnhide = command({
  name: "privacy unhide",
  description: "Show your name on leaderboards again",
  options: {},
  async run(context) {
    const { storage, member, random, now } = context;
    await storage.people.change(member.id, { hidden: false }, random(), now);
    return { ...say(shownText(reachOf(context))), person: "changed" };
  },
});
