// The small Markdown as HTML: paragraphs and lists.
import { describe, expect, it } from "vitest";
import { blockMarkdown } from "../../../src/platforms/web/markdown.ts";

const cases: readonly (readonly [markdown: string, html: string])[] = [
  ["", ""],
  ["one", "<p>one</p>"],
  ["one\ntwo", "<p>one<br>two</p>"],
  ["one\n\n\ntwo", "<p>one</p><p>two</p>"],
  ["- one\n- two", "<ul><li>one</li><li>two</li></ul>"],
  ["**So**\n- one\n- two", "<p><strong>So</strong></p><ul><li>one</li><li>two</li></ul>"],
  ["- one\nand so on", "<ul><li>one</li></ul><p>and so on</p>"],
  ["- one\n\n- two", "<ul><li>one</li></ul><ul><li>two</li></ul>"],
  ["1 - 1\n-1", "<p>1 - 1<br>-1</p>"],
  ["in {channel:general} {command:quiz dns}", "<p>in #general <code>/quiz dns</code></p>"],
  [
    "`</b>` *a* [x](https://y.z)",
    '<p><code>&lt;/b&gt;</code> <em>a</em> <a href="https://y.z" target="_blank" rel="noreferrer">x</a></p>',
  ],
];

describe("a block's Markdown", () => {
  it.each(cases)("%j is %s", async (markdown, html) => {
    expect(String(await blockMarkdown(markdown, "UTC"))).toBe(html);
  });
});
