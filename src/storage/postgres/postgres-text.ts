// Texts as PostgreSQL can keep them: all but those with the character U+0000.

/** The value itself, or a text with U+FFFD for every U+0000. */
export function storable<T>(value: T): T | string {
  return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value;
}
