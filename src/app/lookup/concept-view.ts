// A concept as a card, and buttons that lead to concepts and topics.
import type { Confusion } from "../../core/confusions.ts";
import type { Mastery } from "../../core/mastery.ts";
import type { Concept, Curriculum, Topic } from "../../core/model.ts";
import type { Block, Button } from "../../ports/reply.ts";
import { sourceLinks } from "../answer/sources.ts";
import { commandAction } from "../command/command-action.ts";

/** Most buttons in a row on every platform. */
const BUTTONS_IN_ROW = 5;

/**
 * The card: summary, key facts, example, pitfalls, what it is confused with, sources; and in a private
 * card `mixedUp`, the reader's own confusions of this concept.
 */
export function conceptCard(
  concept: Concept,
  curriculum: Curriculum,
  mixedUp: readonly Confusion[] = [],
): readonly Block[] {
  const titles = (slugs: readonly string[]) =>
    slugs.map((slug) => curriculum.concepts.get(slug)).filter((found) => found !== undefined);
  const confused = titles(concept.confusedWith);
  const linked = [...confused, ...titles(concept.related)].slice(0, BUTTONS_IN_ROW);
  const topic = curriculum.topics.find(({ slug }) => slug === concept.topic);
  return [
    { type: "heading", text: concept.title, large: true },
    { type: "text", markdown: `**${concept.summary.replaceAll("**", "")}**` },
    { type: "text", markdown: concept.text },
    { type: "text", markdown: `**Key facts**\n${list(concept.facts)}` },
    { type: "text", markdown: "**Example**" },
    { type: "code", ...concept.example },
    { type: "text", markdown: `⚠️ **Watch out**\n${list(concept.pitfalls)}` },
    ...(confused.length === 0
      ? []
      : [
          {
            type: "text",
            markdown: `Often confused with ${confused.map(({ title }) => `**${title}**`).join(", ")}.`,
          } as const,
        ]),
    ...mixedUp.map((confusion) => mixedUpLine(confusion, concept, curriculum)),
    { type: "divider" },
    {
      type: "text",
      muted: true,
      markdown: `${topic?.title} · checked against ${curriculum.versionsOf ?? curriculum.name} v${concept.kubernetes} · ${sourceLinks(concept.sources, curriculum)}`,
    },
    ...(linked.length === 0 ? [] : [conceptButtons(linked, "Related concepts")]),
    {
      type: "buttons",
      buttons: [
        { label: "Quiz me", action: { name: "quiz-concept", args: [concept.slug] }, style: "primary" },
        ...confused.slice(0, 1).map((other) => compareButton(concept, other)),
        { label: "Share", action: { name: "share-concept", args: [concept.slug] } },
      ],
    },
  ];
}

function mixedUpLine({ concepts, times }: Confusion, concept: Concept, curriculum: Curriculum): Block {
  const other = concepts.find((slug) => slug !== concept.slug);
  const title = (other && curriculum.concepts.get(other)?.title) ?? other;
  const often = times === 1 ? "once" : times === 2 ? "twice" : `${times} times`;
  return { type: "text", markdown: `🔀 You mixed this up with **${title}** ${often}.` };
}

/** Leads to concepts' cards: by buttons, or by a select for more than three. */
export function conceptButtons(
  concepts: readonly { readonly slug: string; readonly title: string }[],
  label = "Choose a concept",
): Block {
  return choiceBlock(
    label,
    concepts.map(({ slug, title }) => conceptButton(slug, title)),
  );
}

const MOST_BUTTONS = 3;
/** Discord's limit for a select. */
const MOST_CHOICES = 25;

/** Buttons, or a select for more than three of them. */
function choiceBlock(label: string, buttons: readonly Button[]): Block {
  return buttons.length > MOST_BUTTONS && buttons.length <= MOST_CHOICES
    ? { type: "select", label, choices: buttons.map(({ label, action }) => ({ label, action })) }
    : { type: "buttons", buttons };
}

function compareButton(one: Concept, other: Concept): Button {
  return { label: `Compare with ${other.title}`, action: { name: "compare", args: [one.slug, other.slug] } };
}

export function conceptButton(slug: string, label: string): Button {
  return { label, action: { name: "lookup", args: [slug] } };
}

/** Leads to topics' lists of concepts. */
export function topicButtons(topics: readonly Topic[]): Block {
  return choiceBlock(
    "Choose a topic",
    topics.map(({ slug, title }) => ({ label: title, action: { name: "topic", args: [slug] } })),
  );
}

/** All topics, with the reader's own progress in each, and a choice of them. */
export function topicList(
  { name, topics }: Curriculum,
  progress: readonly { readonly mastery: Mastery }[],
): readonly Block[] {
  return [
    { type: "heading", text: name, large: true },
    {
      type: "table",
      columns: [{ title: "Topic" }, { title: "Concepts", align: "right" }, { title: "You" }],
      rows: topics.map(({ title, concepts }, index) => {
        const { mastery } = progress[index] ?? {};
        return { cells: [title, String(concepts.length), mastery === undefined ? "" : shortText(mastery)] };
      }),
    },
    topicButtons(topics),
  ];
}

function shortText(mastery: Mastery): string {
  if (mastery.type === "estimate") return `${Math.round(100 * mastery.share)}% right`;
  return mastery.answered === 0 ? "new" : `${mastery.right} of ${mastery.answered} right`;
}

/** A topic with its concepts to choose from. */
export function topicCard(topic: Topic, curriculum: Curriculum): readonly Block[] {
  const concepts = topic.concepts
    .map((slug) => curriculum.concepts.get(slug))
    .filter((found) => found !== undefined);
  return [
    { type: "heading", text: topic.title, large: true },
    { type: "text", markdown: topic.summary },
    conceptButtons(concepts),
    {
      type: "buttons",
      buttons: [
        { label: "Quiz me", action: commandAction("run", "quiz", { topic: topic.slug }), style: "primary" },
        { label: "All topics", action: commandAction("run", "topics") },
      ],
    },
  ];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
