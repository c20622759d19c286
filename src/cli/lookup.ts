// kubedrill lookup: a concept's card, or the closest concepts if it isn't clear which one is meant.
import { isMeant } from "../app/lookup/find-meant.ts";
import { visibleText } from "../content/lint/visible-text.ts";
import { createLookUp } from "../content/search/search.ts";
import type { Curriculum } from "../core/model.ts";
import { loadCurriculum } from "../load-curriculum.ts";
import type { Answer, Hit } from "../ports/look-up.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

export const lookup: CliCommand = {
  name: "lookup",
  takes: "[--json] <words…>",
  description:
    "Look a concept up; --json prints up to five matches [{slug, title, topic, score, sure}], best first",
  flags: ["json"],
  async run({ words, flags, config }) {
    const wanted = words.join(" ");
    if (wanted.trim() === "")
      throw new UsageError("lookup needs words to look for, such as: lookup cluster ip");
    const curriculum = loadCurriculum(config().content);
    const answer = createLookUp(curriculum).answer(wanted);
    console.log(flags.has("json") ? forPrograms(answer) : forPeople(answer, curriculum));
    return 0;
  },
};

/** Only the first match can be the one meant. */
function forPrograms({ hits, isSure }: Answer): string {
  return JSON.stringify(hits.map((hit, index) => ({ ...hit, sure: isSure && index === 0 })));
}

function forPeople(answer: Answer, curriculum: Curriculum): string {
  const { hits, outside } = answer;
  const [best, ...others] = hits;
  if (best === undefined) return outside ?? "No match. Try other words.";
  if (!isMeant(answer)) {
    const closest = `Closest pages:\n${list(hits)}`;
    return outside === undefined ? closest : `${outside}\n\n${closest}`;
  }
  return [card(best, curriculum), ...(others.length === 0 ? [] : [`See also\n${list(others)}`])].join("\n\n");
}

function card({ slug, title }: Hit, { name, versionsOf = name, concepts, topics }: Curriculum): string {
  const concept = concepts.get(slug);
  if (concept === undefined) throw new Error(`The look-up found an unknown concept ${slug}.`);
  const topic = topics.find((one) => one.slug === concept.topic)?.title;
  return [
    `${title}\n${topic} · checked against ${versionsOf} v${concept.kubernetes}`,
    visibleText(concept.summary),
    `Key facts\n${concept.facts.map((fact) => `- ${visibleText(fact)}`).join("\n")}`,
    `Sources\n${concept.sources.map((source) => `- ${source}`).join("\n")}`,
  ].join("\n\n");
}

function list(hits: readonly Hit[]): string {
  return hits.map(({ slug, title, topic }) => `- ${title} (${topic}/${slug})`).join("\n");
}
