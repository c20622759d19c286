// JSON from outside, read without trust.

export interface JsonObject {
  readonly [key: string]: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value that a text holds; undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function textAt(object: JsonObject | undefined, key: string): string | undefined {
  const value = object?.[key];
  return typeof value === "string" ? value : undefined;
}

export function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object?.[key];
  return isObject(value) ? value : undefined;
}

/** The objects in a list; nothing where there is no list. */
export function objectsAt(object: JsonObject | undefined, key: string): readonly JsonObject[] {
  const value = object?.[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Forms write true as "true" or "1". */
export function isTrueAt(object: JsonObject, key: string): boolean {
  const value = object[key];
  return value === true || value === "true" || value === "1" || value === 1;
}

/** A form carries structures as JSON text, a JSON body as themselves. */
export function structureAt(object: JsonObject, key: string): unknown {
  const value = object[key];
  return typeof value === "string" ? (value === "" ? undefined : (parseJson(value) ?? value)) : value;
}
