// A message to read only: for a channel that shares it, or under an answer that was given.
import type { Block } from "./reply.ts";

/** The blocks without buttons, selects, and the buttons of options. */
export function withoutButtons(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type === "buttons" || block.type === "select") return [];
    if (block.type !== "options") return [block];
    return [{ ...block, options: block.options.map(({ action: _, ...option }) => option) }];
  });
}
