import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeAnki } from "../../../src/content/exchange/anki.ts";
import { markdownToHtml } from "../../../src/core/markdown/html.ts";
import { holds } from "../../support/law.ts";
import { makeQuestion } from "../../support/make-question.ts";
import { anyQuestions, curriculumOf } from "./any-question.ts";

describe("flashcards for Anki", () => {
  const question = makeQuestion({
    stem: 'What is `a<b` & "c"?',
    code: { language: "yaml", text: "kind: Service\n  name: <x>" },
    options: [
      { text: "One", correct: false, why: "Tempting, **but** no." },
      { text: "`Two`", correct: true, why: "So it is." },
      { text: "Three", correct: false, why: "No." },
    ],
  });
  const [note = ""] = writeAnki(curriculumOf([question]))
    .split("\n")
    .filter((row) => !row.startsWith("#"));
  const [guid, front, back, tags] = note.split("\t");

  it("start with headers, so importing needs no choices", () => {
    expect(
      writeAnki(curriculumOf([question]))
        .split("\n")
        .slice(0, 6),
    ).toEqual([
      "#separator:tab",
      "#html:true",
      "#notetype:Basic",
      "#deck:Kubernetes networking",
      "#guid column:1",
      "#tags column:4",
    ]);
  });

  it("keep their GUIDs and tags across exports", () => {
    expect(guid).toBe("kubedrill-clusterip-1");
    expect(tags).toBe("services::clusterip difficulty::1");
  });

  it("have the question on the front: topic, stem, code, and lettered options", () => {
    expect(front).toBe(
      "<p><small>Services</small></p>" +
        "<p>What is <code>a&lt;b</code> &amp; &quot;c&quot;?</p>" +
        '<pre style="text-align:left"><code>kind: Service<br>  name: &lt;x&gt;</code></pre>' +
        '<p style="text-align:left">A. One</p>' +
        '<p style="text-align:left">B. <code>Two</code></p>' +
        '<p style="text-align:left">C. Three</p>',
    );
  });

  it("have the answer on the back: the key, every rationale, the explanation, and its sources", () => {
    expect(back).toBe(
      "<p><strong>B. <code>Two</code></strong></p>" +
        '<p style="text-align:left">✗ A: Tempting, <strong>but</strong> no.</p>' +
        '<p style="text-align:left">✓ B: So it is.</p>' +
        '<p style="text-align:left">✗ C: No.</p>' +
        '<p style="text-align:left">ClusterIP is the default type.</p>' +
        '<p style="text-align:left"><small><a href="https://kubernetes.io/docs/concepts/services-networking/service/">' +
        "https://kubernetes.io/docs/concepts/services-networking/service/</a><br>Kubernetes 1.34</small></p>",
    );
  });

  it("are one line of four columns each, without stray HTML", () => {
    holds(
      fc.property(anyQuestions, (questions) => {
        const rows = writeAnki(curriculumOf(questions)).trimEnd().split("\n").slice(6);
        expect(rows).toHaveLength(questions.length);
        for (const row of rows) {
          expect(row.split("\t")).toHaveLength(4);
          expect(row).not.toMatch(/^["#]|\t"/);
          const tags = row.match(/<[^>]*>/g) ?? [];
          for (const tag of tags)
            expect(tag).toMatch(/^<\/?(p|small|code|pre|strong|em|a|br)( (style|href)="[^"<>]*")?>$/);
        }
      }),
      60,
    );
  });
});

describe("Markdown as HTML", () => {
  it.each([
    ["**bold** and *soft*", "<strong>bold</strong> and <em>soft</em>"],
    ["`**not bold**`", "<code>**not bold**</code>"],
    ["[docs](https://x.io/?a=1&b=2)", '<a href="https://x.io/?a=1&amp;b=2">docs</a>'],
    ["[bad](javascript:alert)", "[bad](javascript:alert)"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ['<b> "q" it\'s', "&lt;b&gt; &quot;q&quot; it&#39;s"],
  ])("shows %s", (markdown, html) => {
    expect(markdownToHtml(markdown)).toBe(html);
  });
});
