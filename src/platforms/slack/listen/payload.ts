// Payloads as they come: checked before anything is read out of them.

/** A value's field, where the value is an object and has it. */
export function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inside, name) =>
      typeof inside === "object" && inside !== null && Object.hasOwn(inside, name)
        ? (inside as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  );
}

/** The same where it is a text that is not empty. */
export function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  const found = fieldOf(value, ...path);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** The items of a field that is a list of texts. */
export function textsOf(value: unknown, ...path: readonly string[]): readonly string[] {
  const found = fieldOf(value, ...path);
  return Array.isArray(found) ? found.filter((item) => typeof item === "string") : [];
}

/** The texts at `inner` in each field of the object at `path`, by the field's name. */
export function textsByName(
  value: unknown,
  path: readonly string[],
  inner: readonly string[],
): Readonly<Record<string, string>> {
  const names = Object.keys(Object(fieldOf(value, ...path)));
  const found = names.map((name) => [name, textOf(value, ...path, name, ...inner)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A channel where others are too; direct messages are none. */
export function sharedChannel(channel: string | undefined): string | undefined {
  return channel?.startsWith("D") ? undefined : channel;
}
