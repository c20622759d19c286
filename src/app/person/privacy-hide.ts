// /privacy hide and /privacy unhide: a pseudonym in place of the name on boards.

import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { hiddenText, shownText } from "./privacy-view.ts";
import { reachOf } from "./reach.ts";

export const privacyHide = command({
  name: "privacy hide",
  description: "Stand on boards under a pseudonym, not your name",
  options: {},
  async run(context) {
    const { storage, member, random, now } = context;
    const settings = await storage.people.change(member.id, { hidden: true }, random(), now);
    return { ...say(hiddenText(settings, reachOf(context))), person: "changed" };
  },
});

export const privacyUnhide = command({
  name: "privacy unhide",
  description: "Stand on boards under your name again",
  options: {},
  async run(context) {
    const { storage, member, random, now } = context;
    await storage.people.change(member.id, { hidden: false }, random(), now);
    return { ...say(shownText(reachOf(context))), person: "changed" };
  },
});
