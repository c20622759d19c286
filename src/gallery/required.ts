// What the gallery needs of the content.

/** The value. @throws Error if it's missing */
export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The gallery needs content with topics and questions.");
  return value;
}
