// Arbitrary blocks, and blocks that show nothing, for laws about what platforms accept.
import fc from "fast-check";
import type { Block } from "../../../src/ports/reply.ts";
import { anyText } from "../any-text.ts";

const anyAction = fc.record({
  name: fc.constantFrom("lookup", "topic"),
  args: fc.array(fc.stringMatching(/^[a-z]{0,9}$/), { maxLength: 3 }),
});

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
      type: fc.constant("options" as const),
      options: fc.array(
        fc.record(
          { letter: fc.constantFrom("A", "B", "C", "D"), markdown: label, action: anyAction },
          { requiredKeys: ["letter", "markdown"] },
        ),
        { maxLength: 4 },
      ),
    }),
    fc.record({
      type: fc.constant("bars" as const),
      rows: fc.array(
        fc.record({ label, detail: label, count: fc.nat(1_000) }, { requiredKeys: ["label", "count"] }),
        { maxLength: 6 },
      ),
    }),
    fc.record({
      type: fc.constant("table" as const),
      caption: label,
      columns: fc.array(fc.record({ title: label }), { maxLength: 4 }),
      rows: fc.array(fc.record({ cells: fc.array(label, { maxLength: 5 }) }), { maxLength: 12 }),
    }),
    fc.record({
      type: fc.constant("select" as const),
      label,
      choices: fc.array(fc.record({ label, action: anyAction }), { maxLength: 30 }),
    }),
    fc.record({ type: fc.constant("divider" as const) }),
    fc.record({
      type: fc.constant("tone" as const),
      tone: fc.constantFrom("question" as const, "right" as const, "wrong" as const, "gold" as const),
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
      type: fc.constant("file" as const),
      name: fc.constant("data.json"),
      bytes: fc.constant(new Uint8Array(1)),
      failed: text,
    }),
    fc.record({
      type: fc.constant("buttons" as const),
      buttons: fc.array(
        fc.record({
          label,
          action: anyAction,
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
