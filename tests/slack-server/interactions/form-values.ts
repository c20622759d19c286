// What a person fills into a modal, in the shape of its state.
import { elementsOf, type Found, labelOf } from "../blocks/find-element.ts";
import type { View } from "../model.ts";
import { type JsonObject, objectAt, objectsAt, textAt } from "../web-api/json.ts";

/** By label, block_id or action_id: a text, the words or value of an option, or several of them. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/**
 * State values by block_id and action_id; what is not filled in keeps its initial value.
 * @throws Error if Slack's own form would not let the person submit
 */
export function fillForm(view: View, filled: Filled): JsonObject {
  const inputs = elementsOf(view.blocks);
  const unknown = Object.keys(filled).filter((name) => !inputs.some((found) => isNamed(found, name)));
  if (unknown.length > 0) {
    throw new Error(`This form has no "${unknown.join('", "')}", only: ${inputs.map(labelOf).join(" · ")}.`);
  }
  const values: Record<string, Record<string, JsonObject>> = {};
  for (const found of inputs) {
    const { block, element } = found;
    const name = Object.keys(filled).find((one) => isNamed(found, one));
    const value = entered(found, name === undefined ? undefined : filled[name]);
    if (value === undefined) continue;
    const blockId = textAt(block, "block_id") ?? "";
    values[blockId] = { ...values[blockId], [textAt(element, "action_id") ?? ""]: value };
  }
  return values;
}

function isNamed(found: Found, name: string): boolean {
  return [labelOf(found), found.block.block_id, found.element.action_id].includes(name);
}

function entered(found: Found, given: string | readonly string[] | undefined): JsonObject | undefined {
  const { block, element } = found;
  const type = textAt(element, "type") ?? "";
  const required = block.type === "input" && block.optional !== true;
  const complain = (problem: string) => {
    throw new Error(`Slack would not submit: "${labelOf(found)}" ${problem}.`);
  };
  if (type === "button") return undefined;
  if (type.endsWith("_input")) {
    const value = given === undefined ? textAt(element, "initial_value") : String(given);
    if (required && (value === undefined || value === "")) complain("is empty");
    if (typeof element.max_length === "number" && (value ?? "").length > element.max_length) {
      complain("is too long");
    }
    return { type, value: value ?? null };
  }
  if (type.startsWith("multi_") || type === "checkboxes") {
    const chosen =
      given === undefined
        ? objectsAt(element, "initial_options")
        : [given].flat().map((words) => findOption(element, words));
    if (required && chosen.length === 0) complain("has nothing chosen");
    return { type, selected_options: chosen };
  }
  const chosen =
    given === undefined ? objectAt(element, "initial_option") : findOption(element, [given].flat()[0] ?? "");
  if (required && chosen === undefined) complain("has nothing chosen");
  return { type, selected_option: chosen ?? null };
}

/** The option with these words or this value. @throws Error with the options there are */
export function findOption(element: JsonObject, words: string): JsonObject {
  const groups = objectsAt(element, "option_groups").flatMap((group) => objectsAt(group, "options"));
  const options = [...objectsAt(element, "options"), ...groups];
  const textOf = (option: JsonObject) => textAt(objectAt(option, "text"), "text");
  const found = options.find((option) => textOf(option) === words || option.value === words);
  if (found !== undefined) return found;
  throw new Error(`There is no option "${words}", only: ${options.map(textOf).join(" · ")}.`);
}
