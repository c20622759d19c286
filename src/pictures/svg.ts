// SVG as text: elements with attributes, everything escaped.
import { withoutOverrides } from "../core/display-name.ts";

/** Escaped SVG. */
export type Svg = string & { readonly __brand: "Svg" };

type Attributes = Readonly<Record<string, string | number>>;

/** One element. Escapes text content and keeps SVG content. */
export function element(name: string, attributes: Attributes, content: readonly Svg[] | string = []): Svg {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const inner = typeof content === "string" ? escapeXml(content) : content.join("");
  return `<${name}${written.join("")}>${inner}</${name}>` as Svg;
}

/** Text for XML 1.0: replaces characters that XML forbids and removes marks that reorder neighboring text. */
function escapeXml(text: string): string {
  return withoutOverrides(text)
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
