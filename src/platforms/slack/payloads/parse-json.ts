// JSON that can be anything, as no one has checked it yet.

/** Undefined where it isn't JSON. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
