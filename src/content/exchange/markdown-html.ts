// The Markdown of content (code, bold, emphasis, links) as HTML for flashcards.

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** One line of Markdown as HTML; everything else in it is text. */
export function markdownToHtml(markdown: string): string {
  return markdown
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith("`") ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : writeMarks(part),
    )
    .join("");
}

function writeMarks(text: string): string {
  return escapeHtml(text)
    .replace(/\[([^\]]*)\]\((https?:\/\/[^)\s]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(?=\S)([^*]*\S)\*\*/g, "<strong>$1</strong>")
    .replace(/\*(?=\S)([^*]*\S)\*/g, "<em>$1</em>");
}
