// kubedrill lookup: what /lookup shows, as text: a concept, a topic, a comparison, or the closest pages.
import { compareRows, differenceOf } from "../app/lookup/compare-view.ts";
import { findMeant } from "../app/lookup/find-meant.ts";
import { visibleText } from "../content/lint/visible-text.ts";
import { createLookUp } from "../content/search/search.ts";
import type { Concept, Curriculum, Topic } from "../core/model.ts";
import { loadCurriculum } from "../load-curriculum.ts";
import type { Answer, Hit, LookUp } from "../ports/look-up.ts";
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
    const parts = { curriculum, lookUp: createLookUp(curriculum) };
    console.log(flags.has("json") ? forPrograms(parts.lookUp.answer(wanted)) : forPeople(wanted, parts));
    return 0;
  },
};

interface Parts {
  readonly curriculum: Curriculum;
  readonly lookUp: LookUp;
}

/** Only the first match can be the one meant. */
function forPrograms({ hits, isSure }: Answer): string {
  return JSON.stringify(hits.map((hit, index) => ({ ...hit, sure: isSure && index === 0 })));
}

function forPeople(words: string, parts: Parts): string {
  const { curriculum, lookUp } = parts;
  const meant = findMeant(words, parts);
  switch (meant.type) {
    case "concept":
      return sections(
        card(concept(meant.slug, curriculum), curriculum),
        listed(
          "See also",
          lookUp.answer(words).hits.filter(({ slug }) => slug !== meant.slug),
        ),
      );
    case "topic":
      return topicCard(meant.topic, curriculum);
    case "pair":
      return comparison(concept(meant.pair[0].slug, curriculum), concept(meant.pair[1].slug, curriculum));
    case "several":
    case "closest":
      return sections(meant.answer.outside, listed("Closest pages", lookUp.answer(words).hits));
    case "nothing":
      return meant.answer.outside ?? "No match. Try other words, or a topic.";
    default:
      return meant satisfies never;
  }
}

function concept(slug: string, { concepts }: Curriculum): Concept {
  const found = concepts.get(slug);
  if (found === undefined) throw new Error(`The look-up found an unknown concept ${slug}.`);
  return found;
}

function card(
  { title, topic: slug, kubernetes, summary, facts, sources }: Concept,
  { name, versionsOf = name, topics }: Curriculum,
): string {
  const topic = topics.find((one) => one.slug === slug)?.title;
  return sections(
    `${title}\n${topic} · checked against ${versionsOf} v${kubernetes}`,
    visibleText(summary),
    `Key facts\n${facts.map((fact) => `- ${visibleText(fact)}`).join("\n")}`,
    `Sources\n${sources.map((source) => `- ${source}`).join("\n")}`,
  );
}

function topicCard({ title, slug, summary, concepts }: Topic, curriculum: Curriculum): string {
  const pages = concepts.map((one) => ({ slug: one, title: concept(one, curriculum).title, topic: slug }));
  return sections(title, visibleText(summary), listed("Pages", pages));
}

function comparison(one: Concept, other: Concept): string {
  const differs = differenceOf(one, other);
  const rows = compareRows(one, other).map(({ cells: [label, mine, others] }) =>
    [
      label,
      `  ${one.title}: ${visibleText(mine ?? "")}`,
      `  ${other.title}: ${visibleText(others ?? "")}`,
    ].join("\n"),
  );
  return sections(`${one.title} vs ${other.title}`, differs && visibleText(differs), ...rows);
}

/** Those that exist, with an empty line between them. */
function sections(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== "").join("\n\n");
}

function listed(heading: string, hits: readonly Pick<Hit, "slug" | "title" | "topic">[]): string | undefined {
  if (hits.length === 0) return undefined;
  return `${heading}\n${hits.map(({ slug, title, topic }) => `- ${title} (${topic}/${slug})`).join("\n")}`;
}
