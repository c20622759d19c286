// /privacy export: everything stored about a person, as a file.
import { calendarDate } from "../../core/study-day.ts";
import { say } from "../../ports/reply.ts";
import { command } from "../command/command.ts";
import { exportBlocks, exportGone } from "./export-view.ts";

export const privacyExport = command({
  name: "privacy export",
  description: "Get everything stored about you as a file",
  options: {},
  async run({ storage, member, now }) {
    const file = await storage.exports.make(member.learnerId, now);
    if (file === "gone") return say(exportGone);
    return { delivery: "private", blocks: exportBlocks(file, calendarDate(now, member.zone)) };
  },
});
