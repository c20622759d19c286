// Every relative link in the documents leads to a file, and every #anchor to a heading in it.
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { headingAnchor } from "../../docs/.vitepress/heading-anchor.ts";
import { type Document, documents, inRepository } from "./documents.ts";

const withoutCode = (text: string) =>
  text.replaceAll(/^```[\s\S]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "`…`");
const headings = (text: string) =>
  [...text.replaceAll(/^```[\s\S]*?^```/gm, "").matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    headingAnchor(title.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")),
  );

function linksIn({ text }: Document): readonly string[] {
  const inText = [...withoutCode(text).matchAll(/\]\(<?([^)>\s]+)>?\)/g)];
  const inHtml = [...withoutCode(text).matchAll(/ (?:src|href|srcset)="([^"]+)"/g)];
  return [...inText, ...inHtml].map(([, target = ""]) => target).filter((target) => !/^[a-z]+:/.test(target));
}

function problemOf(document: Document, link: string): string | undefined {
  const [path = "", anchor] = link.split("#");
  const place = path === "" ? document.path : posix.join(posix.dirname(document.path), path);
  if (!inRepository(place)) return `${link}: no such file`;
  if (anchor === undefined) return undefined;
  const target = documents.find((other) => other.path === place);
  return target && headings(target.text).includes(anchor) ? undefined : `${link}: no such heading`;
}

describe("links in documents", () => {
  it.each(documents.map((document) => [document.path, document] as const))("%s", (_, document) => {
    const problems = linksIn(document)
      // VitePress's own addresses in the site's front page.
      .filter((link) => !link.startsWith("/"))
      .map((link) => problemOf(document, link))
      .filter((problem) => problem !== undefined);
    expect(problems).toEqual([]);
  });

  it("are found in text and HTML, not in code", () => {
    const text =
      '[a](b.md#c) ![p](d.png) <img src="e.png"> `[f](g.md)`\n\n```\n[h](i.md)\n```\n[x](https://a.b)';
    expect(linksIn({ path: "x.md", text })).toEqual(["b.md#c", "d.png", "e.png"]);
  });
});
