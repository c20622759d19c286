// Any blocks at all, and blocks that show nothing: for laws about what platforms take.
import fc from "fast-check";
import type { Block } from "../../../src/ports/reply.ts";
import { anyText } from "../any-text.ts";

function blocksOf(text: fc.Arbitrary<string>, label: fc.Arbitrary<string>): fc.Arbitrary<Block> {
  return fc.oneof(
    fc.record({ type: fc.constant("heading" as const), text }),
    fc.record({ type: fc.constant("text" as const), markdown: text }),
    text.map((markdown) => ({ type: "text", markdown, muted: true }) as const),
    fc.record({ type: fc.constant("code" as const), language: anyText(20), text }),
    fc.record({
      type: fc.constant("fields" as const),
      fields: fc.array(fc.record({ label, value: label }), { maxLength: 40 }),
    }),
    fc.record({
      type: fc.constant("image" as const),
      png: fc.constantFrom(
        async () => new Uint8Array(1),
        () => Promise.reject(new Error("not drawn")),
      ),
      alt: label,
    }),
    fc.record({
      type: fc.constant("buttons" as const),
      buttons: fc.array(
        fc.record({
          label,
          action: fc.record({
            name: fc.constantFrom("lookup", "topic"),
            args: fc.array(fc.stringMatching(/^[a-z]{0,9}$/), { maxLength: 3 }),
          }),
        }),
        { maxLength: 30 },
      ),
    }),
  );
}

export const anyBlock: fc.Arbitrary<Block> = blocksOf(anyText(3_000), anyText(300));

/** Text that shows nothing: spaces, line breaks, control and format characters. */
const nothing = fc.string({
  unit: fc.constantFrom(" ", "\n", "\t", "\u00a0", "\u200b", "\u2060", "\u202e", "\u0007"),
  maxLength: 20,
});

export const blankBlock: fc.Arbitrary<Block> = blocksOf(nothing, nothing);
