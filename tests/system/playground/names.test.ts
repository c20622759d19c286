// Names in a real browser: in each row of a leaderboard, the rank stands left of the name, and the name left of the points.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markdownName } from "../../../src/core/display-name.ts";
import { privateMessage } from "../../../src/platforms/web/render.ts";
import type { Block, RankingRow } from "../../../src/ports/reply.ts";
import { launchBrowser } from "../../support/browser.ts";
import { namesInEveryScript } from "../../support/platforms/names.ts";
import { reader } from "../../support/playground/routes.ts";

const rows = namesInEveryScript.map(
  ([name], index): RankingRow => ({
    rank: index + 4,
    member: { externalId: `id-${index}`, name },
    value: String(900 - index),
    ...(index % 2 === 1 ? { you: true as const } : {}),
  }),
);

interface Letters {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Runs in the page: where each cell's text, and each part of it, is drawn. */
const MEASURE = `[...document.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => {
  const node = cell.firstChild;
  const place = (from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const { left, right } = range.getBoundingClientRect();
    return { text: node.data.slice(from, to), left, right };
  };
  const you = node.data.indexOf(" (you)");
  return [place(0, node.data.length), ...(you < 0 ? [] : [place(0, you), place(you + 1, node.data.length)])];
}))`;

/** Runs in the page: where each name and each number between 880 and 900 after it is drawn. */
const MEASURE_POINTS = `(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (!texts.nextNode().data.includes(" 900"));
  const node = texts.currentNode;
  const parts = [...node.data.matchAll(/[\u2068]?(.+?)[\u2069]? (8\\d\\d|900)(?: · |$)/gu)];
  const place = (text, from) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, from + text.length);
    const { left, right } = range.getBoundingClientRect();
    return { text, left, right };
  };
  return parts.flatMap((part) => [
    place(part[1], part.index + part[0].indexOf(part[1])),
    place(part[2], part.index + part[0].lastIndexOf(part[2])),
  ]);
})()`;

describe("a leaderboard in a browser", () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  async function open(blocks: readonly Block[]): Promise<Page> {
    const page = await (browser as Browser).newPage();
    const message = await privateMessage({ id: "r", blocks, form: undefined, at: 0 }, reader);
    const style = readFileSync(
      join(import.meta.dirname, "../../../src/platforms/web/client/style.css"),
      "utf8",
    );
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style>${message}`);
    return page;
  }

  it("shows each name between its own rank and points in every script", async () => {
    const page = await open([{ type: "ranking", unit: "points", rows }]);
    const cells = await page.evaluate<readonly (readonly (readonly Letters[])[])[]>(MEASURE);
    expect(cells).toHaveLength(rows.length);
    for (const [index, [rank, name, points]] of cells.entries()) {
      const row = JSON.stringify(namesInEveryScript[index]?.[0]);
      expect(rank?.[0]?.text).toBe(String(rows[index]?.rank));
      expect(points?.[0]?.text).toBe(rows[index]?.value);
      expect(rank?.[0]?.right, row).toBeLessThanOrEqual(name?.[0]?.left ?? 0);
      expect(name?.[0]?.right, row).toBeLessThanOrEqual(points?.[0]?.left ?? 0);
      const [, alone, you] = name ?? [];
      if (alone !== undefined && you !== undefined)
        expect(alone.right, `${row} before (you)`).toBeLessThanOrEqual(you.left + 1);
    }
  });

  it("shows names and points in one line in their order", async () => {
    const leaders = namesInEveryScript.map(([name], index) => `${markdownName(name)} ${900 - index}`);
    const page = await open([{ type: "text", markdown: leaders.join(" · ") }]);
    await page.addStyleTag({ content: ".message * { white-space: nowrap }" });
    const places = await page.evaluate<readonly Letters[]>(MEASURE_POINTS);
    expect(places.map(({ text }) => text)).toEqual(
      namesInEveryScript.flatMap(([, shown], index) => [shown, String(900 - index)]),
    );
    for (const [index, { text, left }] of places.entries())
      expect(places[index - 1]?.right ?? 0, text).toBeLessThanOrEqual(left + 1);
  });
});
