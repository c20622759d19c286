// The hash that shows if someone changed a published question version.
import { createHash } from "node:crypto";
import type { Question } from "../core/model.ts";

/**
 * The first 32 hexadecimal characters of SHA-256 over the question as canonical JSON: keys sorted, missing keys left
 * out. Excludes the topic, because a concept can move to another, and notes that don't change what is asked.
 */
export function questionHash(asked: Question): string {
  const { topic: _topic, siblings: _siblings, recheckAt: _recheckAt, checked: _checked, ...question } = asked;
  return createHash("sha256").update(writeCanonical(question)).digest("hex").slice(0, 32);
}

function writeCanonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
