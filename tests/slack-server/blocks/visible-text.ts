// The words of blocks, as a person reads them.
import { isObject, type JsonObject } from "../web-api/json.ts";

/** Every text of the blocks, one to a line, in reading order; mrkdwn stays as written. */
export function visibleText(blocks: readonly JsonObject[]): string {
  return textsIn(blocks).join("\n");
}

/** Characters of text in the blocks. */
export function textLength(blocks: readonly JsonObject[]): number {
  return textsIn(blocks).reduce((sum, text) => sum + text.length, 0);
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === "text" || key === "alt_text") && typeof inner === "string" ? [inner] : textsIn(inner),
  );
}
