// Breaks each rule of a JSON schema once: values that it has to refuse, and where it has to say so.
import type { Tree } from "./chart.ts";

export interface BadValue {
  /** What is broken, such as "replicas minimum". */
  readonly rule: string;
  /** Keys from the top to the bad value. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** Where the message points, such as /image. */
  readonly said: string;
}

interface Schema extends Tree {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
}

const wrongTypes: Readonly<Record<string, unknown>> = {
  string: 7,
  integer: "many",
  boolean: "maybe",
  array: "none",
  object: "none",
};

/** One bad value for each rule in `schema`. @param defs the schema's definitions */
export function breakRules(schema: Schema, defs: Tree, path: readonly string[] = []): readonly BadValue[] {
  const own = resolve(schema, defs);
  const here = `/${path.join("/")}`.replace(/^\/$/, "");
  const bad = (rule: string, value: unknown, key?: string, said = here): BadValue => ({
    rule: `${path.join(".")} ${rule}`.trim(),
    path: key === undefined ? path : [...path, key],
    value,
    said,
  });
  const below = (key: string, inner: Schema) => breakRules(inner, defs, [...path, key]);
  const inEntries = own.additionalProperties;
  return [
    ...(own.type === undefined || path.length === 0 ? [] : [bad("type", wrongTypes[own.type])]),
    ...("enum" in own ? [bad("enum", "no such choice")] : []),
    ...("pattern" in own ? [bad("pattern", own.pattern === "^.+$" ? "" : " !")] : []),
    ...("minLength" in own ? [bad("minLength", "")] : []),
    ...("minItems" in own ? [bad("minItems", [])] : []),
    ...("minimum" in own ? [bad("minimum", Number(own.minimum) - 1)] : []),
    ...("maximum" in own ? [bad("maximum", Number(own.maximum) + 1)] : []),
    ...("required" in own ? [bad("required", {})] : []),
    ...(inEntries === false ? [bad("additionalProperties", 1, "misspelled")] : []),
    ...(typeof inEntries === "object" ? below("some", inEntries) : []),
    ...(own.items === undefined ? [] : below("0", own.items)),
    ...Object.entries(own.properties ?? {}).flatMap(([key, inner]) => below(key, inner)),
  ];
}

function resolve(schema: Schema, defs: Tree): Schema {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  return name === undefined ? schema : (defs[name] as Schema);
}

/** Values with all bad values in them; "0" is a list's first element. */
export function valuesOf(bad: readonly BadValue[]): Tree {
  return bad.reduce<Tree>((values, { path, value }) => put(values, path, value) as Tree, {});
}

function put(tree: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (key === "0") return [put((tree as unknown[] | undefined)?.[0], rest, value)];
  return { ...(tree as Tree | undefined), [key]: put((tree as Tree | undefined)?.[key], rest, value) };
}

/** Groups of bad values that don't hide each other: none lies at or below another's place. */
export function group(bad: readonly BadValue[]): readonly (readonly BadValue[])[] {
  const groups: BadValue[][] = [];
  for (const one of bad) {
    const free = groups.find((others) => others.every((other) => !hides(one, other)));
    if (free === undefined) groups.push([one]);
    else free.push(one);
  }
  return groups;
}

function hides(one: BadValue, other: BadValue): boolean {
  const [short, long] = [`/${one.path.join("/")}/`, `/${other.path.join("/")}/`].toSorted(
    (a, b) => a.length - b.length,
  );
  return one.said === other.said || (long ?? "").startsWith(short ?? "");
}
