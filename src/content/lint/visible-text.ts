// The text that a reader sees, without Markdown's marks.
import { plainMarkdown, tokensAsWritten } from "../../core/markdown/plain.ts";

/** Drops the marks of code, bold, emphasis, and links; a link keeps its words. */
export function visibleText(markdown: string): string {
  return plainMarkdown(markdown, tokensAsWritten);
}

/** The same without what is in code marks: the author's own words. */
export function proseOnly(markdown: string): string {
  return plainMarkdown(markdown, { ...tokensAsWritten, code: () => " " });
}
