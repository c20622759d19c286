// SVG as text: elements with attributes, everything escaped.
import { withoutOverrides } from "../core/display-name.ts";

/** A piece of SVG that is already escaped. */
export type Svg = string & { readonly __brand: "Svg" };

type Attributes = Readonly<Record<string, string | number>>;

/** One element around its content: text is escaped, pieces of SVG are kept. */
export function element(name: string, attributes: Attributes, content: readonly Svg[] | string = []): Svg {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const inner = typeof content === "string" ? escapeXml(content) : content.join("");
  return `<${name}${written.join("")}>${inner}</${name}>` as Svg;
}

/** Text for XML 1.0: characters that XML can't hold are replaced, and marks that reorder what stands next to them go. */
function escapeXml(text: string): string {
  return withoutOverrides(text)
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
