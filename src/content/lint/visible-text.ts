// The text that a reader sees, without Markdown's marks.

/** Drops the marks of code, bold, emphasis and links; a link keeps its words. */
export function visibleText(markdown: string): string {
  return markdown
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part.slice(1, -1) : dropMarks(part)))
    .join("");
}

/** The same without what stands in code marks: the words that are the author's own. */
export function proseOnly(markdown: string): string {
  return dropMarks(markdown.replace(/`[^`]*`/g, " "));
}

function dropMarks(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\*{1,2}(?=\S)([^*]*\S)\*{1,2}/g, "$1");
}
