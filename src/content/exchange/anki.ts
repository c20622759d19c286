// Flashcards for Anki: its text import with file headers (Anki 2.1.54 and later).
// https://docs.ankiweb.net/importing/text-files.html#file-headers

import { escapeHtml, markdownToHtml } from "../../core/markdown/html.ts";
import type { Curriculum, Question } from "../../core/model.ts";

/**
 * Writes one note of type Basic per question. Its GUID contains the question's ID, so importing a later export
 * updates the notes and keeps their schedule.
 */
export function writeAnki({ name, versionsOf = name, topics, questions }: Curriculum): string {
  const titles = new Map(topics.map(({ slug, title }) => [slug, title]));
  const rows = [...questions.values()].map((question) =>
    [
      `kubedrill-${question.id}`,
      writeFront(question, titles.get(question.topic) ?? question.topic),
      writeBack(question, versionsOf),
      `${question.topic}::${question.concept} difficulty::${question.difficulty}`,
    ].join("\t"),
  );
  const headers = [
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    `#deck:${name}`,
    "#guid column:1",
    "#tags column:4",
  ];
  return `${[...headers, ...rows].join("\n")}\n`;
}

function writeFront({ stem, code, options }: Question, topic: string): string {
  return [
    `<p><small>${escapeHtml(topic)}</small></p>`,
    `<p>${markdownToHtml(stem)}</p>`,
    code === undefined ? "" : `<pre style="text-align:left"><code>${escapeLines(code.text)}</code></pre>`,
    ...options.map(
      ({ text }, index) => `<p style="text-align:left">${letter(index)}. ${markdownToHtml(text)}</p>`,
    ),
  ].join("");
}

function writeBack({ options, explanation, sources, kubernetes }: Question, versionsOf: string): string {
  const key = options.findIndex(({ correct }) => correct);
  const link = (source: string) => `<a href="${escapeHtml(source)}">${escapeHtml(source)}</a>`;
  return [
    `<p><strong>${letter(key)}. ${markdownToHtml(options[key]?.text ?? "")}</strong></p>`,
    ...options.map(
      ({ correct, why }, index) =>
        `<p style="text-align:left">${correct ? "✓" : "✗"} ${letter(index)}: ${markdownToHtml(why)}</p>`,
    ),
    `<p style="text-align:left">${markdownToHtml(explanation)}</p>`,
    `<p style="text-align:left"><small>${sources.map(link).join("<br>")}<br>${escapeHtml(`${versionsOf} ${kubernetes}`)}</small></p>`,
  ].join("");
}

/** A line break would end the note. `pre` keeps leading spaces. */
function escapeLines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}

function letter(index: number): string {
  return "ABCD"[index] ?? "";
}
