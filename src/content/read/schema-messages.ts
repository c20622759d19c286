// Schema issues as sentences for authors: what's wrong and what to do.
import type { z } from "zod";

/** Passed to every `safeParse` of content. A message in a schema takes precedence. */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return "Missing: add it.";
  switch (issue.code) {
    case "invalid_type":
      return explainType(issue.expected, issue.input);
    case "too_big":
      return explainTooBig(issue.origin, Number(issue.maximum), issue.input);
    case "too_small":
      return explainTooSmall(issue.origin, Number(issue.minimum), issue.input);
    case "invalid_value":
      return `Unknown value ${show(issue.input)}: write ${issue.values.map(show).join(", ")}${issue.values.length > 1 ? " (one of them)" : ""}.`;
    case "invalid_key":
      return issue.issues[0]?.message;
    default:
      return undefined;
  }
}

function explainType(expected: string, input: unknown): string {
  if (input === null) return "Empty: write a value or remove the key.";
  if (expected === "string" && typeof input !== "object")
    return `Not a text: put it in quotes, "${String(input)}".`;
  return `Expected ${kindNames[expected] ?? expected}, found ${kindNames[kindOf(input)] ?? kindOf(input)}.`;
}

function explainTooBig(origin: string, maximum: number, input: unknown): string {
  const size = sizeOf(input);
  if (size === undefined) return `Too large: ${show(input)}, maximum ${maximum}.`;
  const unit = origin === "array" ? "entries" : "characters";
  return `Too long: ${size} ${unit}, limit ${maximum}. Remove ${size - maximum}.`;
}

function explainTooSmall(origin: string, minimum: number, input: unknown): string {
  const size = sizeOf(input);
  if (size === undefined) return `Too small: ${show(input)}, minimum ${minimum}.`;
  if (origin !== "array") return "Empty: write a text.";
  return `Too few: ${size} ${size === 1 ? "entry" : "entries"}, minimum ${minimum}. Add ${minimum - size}.`;
}

const kindNames: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping of keys to values",
};

function kindOf(input: unknown): string {
  return Array.isArray(input) ? "array" : typeof input;
}

function sizeOf(input: unknown): number | undefined {
  return typeof input === "string" || Array.isArray(input) ? input.length : undefined;
}

function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
