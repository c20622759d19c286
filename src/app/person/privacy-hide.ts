// /privacy hide and /privacy unhide: a pseudonym in place of the name on boards.

import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { hiddenText, SHOWN } from "./privacy-view.ts";

export const privacyHide = command({
  name: "privacy hide",
  description: "Stand on boards under a pseudonym, not your name",
  options: {},
  async run({ storage, member, random, now }) {
    const settings = await storage.people.change(member.id, { hidden: true }, random(), now);
    return { ...say(hiddenText(settings)), person: "changed" };
  },
});

export const privacyUnhide = command({
  name: "privacy unhide",
  description: "Stand on boards under your name again",
  options: {},
  async run({ storage, member, random, now }) {
    await storage.people.change(member.id, { hidden: false }, random(), now);
    return { ...say(SHOWN), person: "changed" };
  },
});
