// The text that readers see, without Markdown's marks.
import { plainMarkdown, tokensAsWritten } from "../../core/markdown/plain.ts";

/** Drops Markdown's marks. Of a link, the label stays. */
export function visibleText(markdown: string): string {
  return plainMarkdown(markdown, tokensAsWritten);
}

/** The same without code. */
export function proseOnly(markdown: string): string {
  return plainMarkdown(markdown, { ...tokensAsWritten, code: () => " " });
}
