// PostgreSQL can't store the character U+0000 in texts.

/** The value itself; in a text, U+FFFD replaces every U+0000. */
export function storable<T>(value: T): T | string {
  return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value;
}
