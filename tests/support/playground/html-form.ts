// A form of the page, filled in as a browser does without script.
import { FIELD_PREFIX, LIST_PREFIX } from "../../../src/platforms/web/forms.ts";

/** By option: a text, or the values of what is chosen. */
type Filled = Readonly<Record<string, string | readonly string[]>>;

const tags = /<(input|option|select)\b([^>]*)>/g;

/** What a browser would send of the form in the HTML, with the options that a person filled in. */
export function fillHtmlForm(html: string, filled: Filled): readonly (readonly [string, string])[] {
  const sent: (readonly [string, string])[] = [];
  let select = "";
  for (const [, tag, attributes = ""] of html.matchAll(tags)) {
    if (tag === "select") select = attributeOf(attributes, "name");
    const isOn = tag === "option" ? / selected\b/.test(attributes) : !attributes.includes('"checkbox"');
    const name = tag === "option" ? select : attributeOf(attributes, "name");
    if (tag !== "select" && (isOn || / checked\b/.test(attributes)))
      sent.push([name, attributeOf(attributes, "value")]);
  }
  const kept = sent.filter(([name, value]) => {
    const option = name.replace(/^options?-/, "");
    return !Object.hasOwn(filled, option) || (name.startsWith(LIST_PREFIX) && value === "");
  });
  for (const [option, value] of Object.entries(filled)) {
    if (typeof value === "string") kept.push([`${FIELD_PREFIX}${option}`, value]);
    else kept.push(...value.map((one) => [`${LIST_PREFIX}${option}`, one] as const));
  }
  return kept;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** HTML as it's read, its attributes included. */
export function readHtml(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}

function attributeOf(attributes: string, name: string): string {
  return readHtml(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");
}
