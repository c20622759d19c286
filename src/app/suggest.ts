// What could be meant by an option while it is being typed.
import { commands } from "./commands/index.ts";
import type { Parts } from "./context.ts";
import type { Suggesting, Suggestion } from "./ports.ts";

/** As many as every platform can show. */
const MOST = 10;

export function suggest(
  parts: Pick<Parts, "curriculum" | "lookUp">,
  { command, option, text }: Suggesting,
): readonly Suggestion[] {
  const spec = commands.find(({ name }) => name === command)?.options[option];
  if (spec === undefined || spec.type === "integer") return [];
  if (spec.type === "choice")
    return matching(
      spec.choices.map((choice) => ({ label: choice, value: choice })),
      text,
    );
  if (spec.suggest === "concept") return suggestConcepts(parts, text);
  if (spec.suggest === "topic") {
    return matching(
      parts.curriculum.topics.map(({ title }) => ({ label: title, value: title })),
      text,
    );
  }
  return [];
}

function suggestConcepts({ curriculum, lookUp }: Pick<Parts, "curriculum" | "lookUp">, text: string) {
  if (text.trim() === "") {
    return [...curriculum.concepts.values()]
      .slice(0, MOST)
      .map(({ title }) => ({ label: title, value: title }));
  }
  return lookUp.search(text, MOST).map(({ title }) => ({ label: title, value: title }));
}

function matching(suggestions: readonly Suggestion[], text: string): readonly Suggestion[] {
  const wanted = text.trim().toLowerCase();
  return suggestions.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, MOST);
}
