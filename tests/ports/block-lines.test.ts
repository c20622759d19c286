// Blocks as lines: what platforms show where they have nothing better.
import { describe, expect, it } from "vitest";
import { tokensAsWritten } from "../../src/core/markdown/plain.ts";
import { barLines, fixedWidthTable, optionLine, tableLines } from "../../src/ports/block-lines.ts";

describe("the bars of a distribution", () => {
  it("are ten cells wide, and align labels and counts", () => {
    expect(
      barLines([
        { label: "A", count: 2 },
        { label: "B", count: 18, mark: "right" },
      ]),
    ).toEqual(["A █░░░░░░░░░  2 (10%)", "B █████████░ 18 (90%) ✓ right"]);
  });

  it("show a single answer among many, and none where no one answered", () => {
    const lines = barLines([
      { label: "A", count: 1 },
      { label: "B", count: 999 },
      { label: "C", count: 0 },
    ]);
    expect(lines[0]).toContain("█░░░░░░░░░   1 (0%)");
    expect(lines[2]).toContain("░░░░░░░░░░   0 (0%)");
    expect(barLines([{ label: "A", count: 0 }])).toEqual(["A ░░░░░░░░░░ 0 (0%)"]);
  });
});

describe("an option's line", () => {
  it("says in words what its icon says", () => {
    expect(optionLine({ letter: "A", markdown: "One" })).toBe("**A** One");
    expect(optionLine({ letter: "A", markdown: "One", mark: "right" })).toBe("✅ **Right: A** One");
    expect(optionLine({ letter: "A", markdown: "One", mark: "wrong" })).toBe("❌ **You: A** One");
  });
});

describe("a table", () => {
  const table = {
    type: "table",
    columns: [{ title: "Squad" }, { title: "Points", align: "right" }],
    rows: [{ cells: ["Pirates", "120"] }, { cells: ["`Ninjas`", "9"], emphasis: true }],
  } as const;

  it("is aligned where it is narrow", () => {
    expect(fixedWidthTable(table, tokensAsWritten, 15)).toEqual([
      "Squad    Points",
      "Pirates     120",
      "Ninjas        9",
    ]);
  });

  it("isn't where it is too wide, or has characters of another width", () => {
    expect(fixedWidthTable(table, tokensAsWritten, 14)).toBeUndefined();
    const rows = [{ cells: ["田中", "1"] }];
    expect(fixedWidthTable({ ...table, rows }, tokensAsWritten, 40)).toBeUndefined();
  });

  it("has a line for each short row, and a list for long ones", () => {
    expect(tableLines(table)).toEqual(["**Pirates** · 120 points", "**`Ninjas`** · **9 points**"]);
    const rows = [{ cells: ["Reach", "x".repeat(100)] }];
    expect(tableLines({ ...table, rows })).toEqual(["**Reach**", `- Points: ${"x".repeat(100)}`]);
  });
});
