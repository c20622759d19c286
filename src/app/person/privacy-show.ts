// /privacy show: how much data Kubedrill stores about you, and who sees what.
import { calendarDate } from "../../core/study-day.ts";
import { command } from "../command/command.ts";
import { otherAccounts } from "./accounts-text.ts";
import { storedDataBlocks } from "./privacy-view.ts";

export const privacyShow = command({
  name: "privacy show",
  description: "What Kubedrill stores about you, and who sees it",
  options: {},
  async run({ storage, member }) {
    const kept = await storage.people.kept(member.learnerId);
    const settings = await storage.people.settings(member.id);
    const since = calendarDate(kept.since, member.zone);
    const linked = otherAccounts(await storage.links.accounts(member.learnerId), member.id);
    return { delivery: "private", blocks: storedDataBlocks(kept, settings, since, linked) };
  },
});
