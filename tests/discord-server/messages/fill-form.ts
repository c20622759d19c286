// Fills in a modal as a person does in Discord's client, which checks it before it sends anything.
import type { Form } from "./component-schema.ts";

/** Values by custom ID or label: a text, or of a select the label or value of an option, or several of them. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

type Row = Form["components"][number];
type Component = Exclude<Extract<Row, { type: 18 }>["component"], undefined>;

/** What a submitted modal has for each input. @throws Error for what Discord's client would not send */
export function fillForm({ components }: Form, filled: Filled): readonly unknown[] {
  return components.flatMap((row): unknown[] => {
    if (row.type === 10) return [];
    if (row.type === 18) return [{ type: 18, component: fill(row.component, row.label, filled) }];
    const inputs = row.components.map((input) => fill(input, input.label ?? "", filled));
    return [{ type: 1, components: inputs }];
  });
}

function fill(component: Component, label: string, filled: Filled): unknown {
  const { type, custom_id, required } = component;
  const given = filled[custom_id] ?? filled[label];
  const complain = (problem: string) => {
    throw new Error(`${label || custom_id}: ${problem}.`);
  };
  if (type === 4) {
    const value = [given ?? component.value ?? ""].flat().join("");
    if (required !== false && value === "") complain("Fill it in");
    if (value.length > (component.max_length ?? 4_000)) complain("It's too long");
    return { type, custom_id, value };
  }
  const options = type === 3 ? component.options : [];
  const optionOf = (words: string) =>
    options.find((option) => option.label === words || option.value === words)?.value ??
    complain(`There is no option ${words}`);
  const initial = options.filter((option) => option.default).map(({ value }) => value);
  const values = given === undefined ? initial : [given].flat().map(optionOf);
  const least = required === false && values.length === 0 ? 0 : (component.min_values ?? 1);
  if (values.length < least) complain(`Choose at least ${least}`);
  if (values.length > (component.max_values ?? 1)) complain(`Choose at most ${component.max_values ?? 1}`);
  return { type, custom_id, values };
}
