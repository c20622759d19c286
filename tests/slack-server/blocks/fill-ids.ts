// Ids that the app left out and Slack fills in.
import { isObject, type JsonObject } from "../web-api/json.ts";

/** Blocks with a block_id each, and an action_id on every element that can be used. */
export function fillIds(blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block, index) => ({
    ...block,
    block_id: block.block_id ?? `block-${index}`,
    ...(Array.isArray(block.elements) && { elements: block.elements.map(fillElement) }),
    ...(isObject(block.accessory) && { accessory: fillElement(block.accessory, 0) }),
    ...(isObject(block.element) && { element: fillElement(block.element, 0) }),
  }));
}

const without = new Set(["plain_text", "mrkdwn", "image"]);

function fillElement(element: unknown, index: number): unknown {
  if (!isObject(element) || element.action_id !== undefined) return element;
  const { type } = element;
  if (typeof type !== "string" || without.has(type) || type.startsWith("rich_text")) return element;
  return { ...element, action_id: `action-${index}` };
}
