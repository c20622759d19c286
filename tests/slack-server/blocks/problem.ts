// Checks that every part of Block Kit shares, worded as Slack words them.
import { isObject, type JsonObject } from "../web-api/json.ts";

/** Collects problems such as "must be less than 76 characters [json-pointer:/blocks/0/text/text]". */
export interface Problems {
  readonly found: readonly string[];
  add(message: string, pointer: string): void;
}

export function createProblems(): Problems {
  const found: string[] = [];
  return { found, add: (message, pointer) => void found.push(`${message} [json-pointer:${pointer}]`) };
}

export function checkKeys(
  problems: Problems,
  object: JsonObject,
  at: string,
  allowed: ReadonlySet<string>,
): void {
  for (const key of Object.keys(object)) {
    if (!allowed.has(key)) problems.add(`invalid additional property: ${key}`, at);
  }
}

interface Length {
  readonly max: number;
  readonly required?: boolean;
}

export function checkString(
  problems: Problems,
  object: JsonObject,
  key: string,
  at: string,
  length: Length,
): void {
  const value = object[key];
  if (value === undefined || value === null) {
    if (length.required === true) problems.add(`missing required field: ${key}`, at);
  } else if (typeof value !== "string") {
    problems.add("must be a string", `${at}/${key}`);
  } else if (value.length > length.max) {
    problems.add(`must be less than ${length.max + 1} characters`, `${at}/${key}`);
  } else if (value === "" && length.required === true) {
    problems.add("must be more than 0 characters", `${at}/${key}`);
  }
}

interface TextLength extends Length {
  /** Only plain_text, or also mrkdwn. */
  readonly plain: boolean;
}

const plainKeys = new Set(["type", "text", "emoji"]);
const markedKeys = new Set(["type", "text", "verbatim"]);

/** A text object: `{type: "plain_text" | "mrkdwn", text}`. */
export function checkText(
  problems: Problems,
  object: JsonObject,
  key: string,
  at: string,
  length: TextLength,
): void {
  const value = object[key];
  if (value === undefined || value === null) {
    if (length.required === true) problems.add(`missing required field: ${key}`, at);
  } else if (!isObject(value)) {
    problems.add("must provide an object", `${at}/${key}`);
  } else {
    checkTextObject(problems, value, `${at}/${key}`, length);
  }
}

export function checkTextObject(problems: Problems, text: JsonObject, at: string, length: TextLength): void {
  const { type } = text;
  if (type !== "plain_text" && (length.plain || type !== "mrkdwn")) {
    problems.add(`unsupported type: ${String(type)}`, `${at}/type`);
    return;
  }
  checkKeys(problems, text, at, type === "plain_text" ? plainKeys : markedKeys);
  checkString(problems, text, "text", at, { max: length.max, required: true });
}

/** The objects of a list, which must have a fitting number of them. */
export function checkList(
  problems: Problems,
  object: JsonObject,
  key: string,
  at: string,
  size: { readonly min: number; readonly max: number },
): readonly JsonObject[] {
  const value = object[key];
  const pointer = `${at}/${key}`;
  if (value === undefined || value === null) {
    if (size.min > 0) problems.add(`missing required field: ${key}`, at);
    return [];
  }
  if (!Array.isArray(value) || !value.every(isObject)) {
    problems.add("must be an array of objects", pointer);
    return [];
  }
  if (value.length > size.max) problems.add(`no more than ${size.max} items allowed`, pointer);
  if (value.length < size.min) problems.add(`must provide at least ${size.min} items`, pointer);
  return value;
}
