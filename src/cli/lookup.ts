// kubedrill lookup: concepts that fit the words.
import { createLookUp } from "../content/search/search.ts";
import { loadCurriculum } from "../load-curriculum.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

export const lookup: CliCommand = {
  name: "lookup",
  takes: "[--json] <words…>",
  description: "Look a concept up; --json prints [{slug, title, topic, score}], best first, at most five",
  flags: ["json"],
  async run({ words, flags, config }) {
    const wanted = words.join(" ");
    if (wanted.trim() === "")
      throw new UsageError("lookup needs words to look for, such as: lookup cluster ip");
    const hits = createLookUp(loadCurriculum(config().content)).search(wanted);
    if (flags.has("json")) console.log(JSON.stringify(hits));
    else if (hits.length === 0) console.log("No match. Try other words.");
    else for (const { slug, title, topic } of hits) console.log(`${title} (${topic}/${slug})`);
    return 0;
  },
};
