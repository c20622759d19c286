// What a person can click, choose from or fill in.
import { isObject, type JsonObject, objectAt, objectsAt, textAt } from "../web-api/json.ts";

export interface Found {
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** Every element of the blocks that has an action_id, in reading order. */
export function elementsOf(blocks: readonly JsonObject[]): readonly Found[] {
  return blocks.flatMap((block) =>
    [...objectsAt(block, "elements"), block.accessory, block.element]
      .filter(isObject)
      .filter((element) => element.action_id !== undefined)
      .map((element) => ({ block, element })),
  );
}

/** The words on a button, a select or the label of an input. */
export function labelOf({ block, element }: Found): string {
  const words = objectAt(element, "text") ?? objectAt(block, "label") ?? objectAt(element, "placeholder");
  return textAt(words, "text") ?? "";
}

/** The words on every button and select, in reading order. */
export function labels(blocks: readonly JsonObject[]): readonly string[] {
  return elementsOf(blocks).map(labelOf);
}

/**
 * The element with this action_id, block_id or label.
 * @throws Error with the labels there are
 */
export function findElement(blocks: readonly JsonObject[], name: string): Found {
  const all = elementsOf(blocks);
  const found =
    all.find(({ element }) => element.action_id === name) ??
    all.find((one) => labelOf(one) === name) ??
    all.find(({ block }) => block.block_id === name);
  if (found !== undefined) return found;
  throw new Error(`There is no "${name}" here, only: ${labels(blocks).join(" · ") || "nothing to use"}.`);
}
