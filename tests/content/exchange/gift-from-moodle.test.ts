// What Moodle's own exports and its authors' files hold beyond the plain format.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gift } from "../../../src/content/exchange/gift.ts";
import { planImport } from "../../../src/content/exchange/plan-import.ts";
import { plainMarkdown, tokensAsWritten } from "../../../src/core/markdown/plain.ts";
import { root } from "../../support/kubedrill-process.ts";
import { holds } from "../../support/law.ts";
import { writeProblem } from "../example-copy.ts";

const read = (text: string) => {
  const { questions, problems } = gift.read(text);
  return {
    questions: questions.map(({ value }) => value),
    problems: problems.map(({ line, message }) => `${line}: ${message}`),
  };
};
const readFile = (name: string) =>
  read(readFileSync(join(import.meta.dirname, "cases", `${name}.gift`), "utf8"));

describe("weights in GIFT", () => {
  it("are taken off where they say what the mark says; part of the points is reported once", () => {
    const { questions, problems } = readFile("weights");
    expect(questions.map(({ options }) => options)).toEqual([
      [
        { text: "53", correct: true, why: "right" },
        { text: "54", correct: false, why: "no" },
        { text: "55", correct: false, why: "no" },
      ],
      expect.anything(),
      [
        { text: "80", correct: true, why: "right" },
        { text: "81", correct: false, why: "no" },
        { text: "82", correct: false, why: "no" },
      ],
      [
        { text: "a", correct: true, why: "right" },
        { text: "b", correct: false, why: "no" },
        { text: "c", correct: false, why: "no" },
      ],
    ]);
    expect(problems).toEqual([
      '8: Part of the points (50%): here exactly one option is right, by "=", and the others are wrong, by "~".',
    ]);
  });

  it.each([
    ["several options for a part each", "Q? {\n~%50%a\n~%50%b\n~%-100%c}", ["2: Part of the points (50%)"]],
    ["a decimal comma", "Q? {\n=a\n~%33,3%b\n~c}", ["3: Part of the points (33,3%)"]],
    ["right, but for nothing", "Q? {\n=%0%a\n~b}", ['2: "=" and a weight of 0% contradict each other']],
    ["wrong, but for more than all", "Q? {\n=a\n~%150%b}", ['3: "~" and a weight of 150% contradict']],
  ])("are reported with their line: %s", (_name, text, expected) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(expected.length);
    for (const [index, begin] of expected.entries()) expect(problems[index]).toContain(begin);
  });

  it("are not told a second time by the number of right options", () => {
    const [question] = gift.read("Q? {~%50%a ~%50%b ~c}").questions;
    expect(question?.place(["options"])).toBeUndefined();
    expect(question?.place(["options", 0, "why"])).toBeDefined();
  });

  it.each([
    ["=100 %%", "100 %%"],
    ["=%100", "%100"],
    ["=%100% 53 %", "53 %"],
    ["=\\\\%100%", "\\%100%"],
  ])("are only such at the begin: %s", (option, text) => {
    expect(read(`Q? {${option} ~b}`).questions[0]?.options).toEqual([
      { text, correct: true },
      { text: "b", correct: false },
    ]);
  });
});

describe("a problem in a GIFT file", () => {
  it("is told once, in the words of GIFT", () => {
    const text = [
      "$CATEGORY: a/pod-ip\n",
      "// kubedrill: difficulty: 2",
      "// kubedrill: kubernetes: v1",
      "::x::[markdown]Q\\n? {~%50%a#A ~%50%b#B ~c#C\n}\n",
      "::y::Q? {~a#A ~b#B ~c#C}",
    ];
    const plan = planImport(join(root, "content"), "x.gift", gift.read(text.join("\n")));
    expect(plan.ok ? [] : plan.problems.map(writeProblem)).toEqual([
      "x.gift:4 // kubedrill: kubernetes: Not a version: write it as 1.37, without v or patch number.",
      'x.gift:5 Part of the points (50%): here exactly one option is right, by "=", and the others are wrong, by "~".',
      "x.gift:5 // kubedrill: sources: Missing: add it.",
      "x.gift:5 general feedback (####): Missing: add it.",
      "x.gift:5 the question's text: Holds a line break or an invisible character: write it on one line.",
      "x.gift:8 // kubedrill: difficulty: Missing: add it.",
      "x.gift:8 // kubedrill: kubernetes: Missing: add it.",
      "x.gift:8 // kubedrill: sources: Missing: add it.",
      "x.gift:8 general feedback (####): Missing: add it.",
      'x.gift:8 options ("=" right, "~" wrong): No option is right: begin it with "=".',
    ]);
  });
});

describe("text behind the options in GIFT", () => {
  it("is reported where it is feedback, and never gets into the question's text", () => {
    const { questions, problems } = readFile("feedback-behind-brace");
    expect(questions[0]?.stem).toBe("Which record type names a Service's port?");
    expect(problems).toEqual(["5: Feedback behind the }: move it inside, before the } and behind ####."]);
  });

  it.each([
    "Which is it? {=DNS ~HTTP} It is DNS.",
    "Which is it? {=DNS ~HTTP}\n// right: DNS\n\nWho? {=a ~b} // it is a",
    "Which is it: {=DNS ~HTTP} because of names",
    "Names come from {=DNS ~HTTP}, as DNS is for names.",
    "Which is it {=DNS ~HTTP} #DNS is for names.",
    "[html]<p>Which?</p> {=DNS ~HTTP} <p>DNS is right.</p>",
  ])("is reported where it isn't the rest of the sentence: %j", (text) => {
    const { questions, problems } = read(text);
    for (const { stem } of questions) expect(stem).not.toMatch(/DNS|_____/);
    expect(problems).toEqual([expect.stringMatching(/^\d: (Text|Feedback) behind the }: move it /)]);
  });

  it("may be the rest of the sentence", () => {
    expect(read("[html]<p>Use {=DNS ~HTTP} to find &quot;names&quot;.</p>").questions[0]?.stem).toBe(
      'Use _____ to find "names".',
    );
  });
});

describe("HTML in GIFT", () => {
  it("has its characters read, by name and number, with GIFT's own escapes inside", () => {
    const { questions, problems } = readFile("html-entities");
    expect(problems).toEqual([]);
    expect(questions).toEqual([
      expect.objectContaining({
        stem: 'A probe answers "503" → the Pod gets no traffic. Is it “ready”?',
        options: [
          { text: "No – the kubelet's check failed", correct: true, why: "It isn’t." },
          { text: "Yes — it's live at 100°", correct: false, why: "café …" },
          { text: "Only <none> and ©", correct: false, why: "x" },
        ],
        explanation: "See a ≤ b && c ≥ d.",
      }),
    ]);
  });

  it.each([
    ["a text without a format", "<p>Is <b>this</b> &lt;x&gt;?</p>", "Is **this** <x>?"],
    [
      "an element that isn't HTML's, without a format",
      "Ask <node-ip> on <port>.",
      "Ask <node-ip> on <port>.",
    ],
    ["Markdown", "[markdown]*a* &amp; <em>b</em> `&amp;<b>`", "*a* & *b* `&amp;<b>`"],
    ["spaces inside of tags", "[html]a<b> b </b>c<i> </i>d", "a **b** c d"],
    ["the same mark twice", "[html]<b>a <strong>b</strong></b>", "**a b**"],
    ["marks inside of code", "[html]<code>a*b <b>c</b></code>", "`a*b c`"],
    ["a link", '[html]<a href\\="https\\://k8s.io/?a&amp;b">docs</a>', "[docs](https://k8s.io/?a&b)"],
    ["a comment", "[html]a<!-- not <b>this</b> -->b", "ab"],
    ["a number's character unescaped", "It&#39;s &#x201C;it&#x201d;", "It's “it”"],
    ["characters of old Windows", "&#145;a&#146; &#150; b", "‘a’ – b"],
    ["what is no character", "R&D and a && b; &c", "R&D and a && b; &c"],
  ])("becomes Markdown: %s", (_name, text, stem) => {
    expect(read(`${text} {=a ~b}`)).toEqual({ questions: [expect.objectContaining({ stem })], problems: [] });
  });

  it.each([
    ["a table", "a <table><tr>", ["1: HTML's <table> has", "1: HTML's <tr> has"]],
    ["a list without a format", "a <ul><li>b</li></ul>", ["1: HTML's <ul> has", "1: HTML's <li> has"]],
    ["a picture in Markdown", '[markdown]a <img src\\="b">', ["1: HTML's <img> has no counterpart here"]],
    ["small print", "2<sup>8</sup>", ["1: HTML's <sup> has"]],
    ["an unknown element in HTML", "[html]a <none>", ["1: HTML's <none> has"]],
    ["an element without an end", "<b>a", ["1: HTML's <b> never ends"]],
    ["an end without a begin", "a</i>", ["1: HTML's </i> ends nothing"]],
    [
      "an unknown character",
      "a &unknown; &#0; &#xd800;",
      ["1: HTML knows no &unknown;", "1: HTML knows no &#0;", "1: HTML knows no &#xd800;"],
    ],
    ["a link that is none", "<a href\\='javascript\\:x'>a</a>", ["1: A link needs an https:// address"]],
    ["an open comment", "[html]a <!-- b", ["1: An HTML comment never ends"]],
  ])("is reported with its line where it has no counterpart: %s", (_name, text, expected) => {
    const { problems } = read(`${text} {=a ~b}`);
    expect(problems).toHaveLength(expected.length);
    for (const [index, begin] of expected.entries()) expect(problems[index]).toContain(begin);
  });
});

describe("signs of Markdown in GIFT that isn't Markdown", () => {
  it.each([
    ["a*b*c", "a*b*c"],
    ["*.example.com and *.org*", "*.example.com and *.org*"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["[plain]a*b*c and `d*e`", "a*b*c and `d*e`"],
    ["[html]a*<b>b*c</b>*", "a*b*c*"],
    ["[html]a&#42;b&ast;c", "a*b*c"],
    ["[moodle]**a** ***", "**a** ***"],
    ["one ` alone", "one ` alone"],
  ])("stay signs: %s", (text, shown) => {
    const { questions, problems } = read(`${text} {=a ~b}`);
    expect(problems).toEqual([]);
    expect(plainMarkdown(String(questions[0]?.stem), tokensAsWritten)).toBe(shown);
  });

  it("show as they were written, whatever the text (law)", () => {
    const signs = fc.constantFrom(..."*[](). ab1/é&<>\"'".split(""), "https://", "time:", "**");
    const words = fc
      .array(signs, { minLength: 1, maxLength: 40 })
      .map((some) => some.join("").trim().replace(/ +/g, " "));
    const escapeGift = (text: string) => text.replace(/[\\:#={}~]/g, "\\$&");
    const asHtml = (text: string) =>
      text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    holds(
      fc.property(words, fc.constantFrom("", "[html]", "[plain]"), (text, format) => {
        fc.pre(text !== "" && !/\[[^[\]]+\]\(https:/.test(text));
        const written = escapeGift(format === "[plain]" ? text : asHtml(text));
        const { questions, problems } = read(`${format}x${written}y {=a ~b}`);
        expect(problems).toEqual([]);
        expect(plainMarkdown(String(questions[0]?.stem), tokensAsWritten)).toBe(`x${text}y`);
      }),
      500,
    );
  });
});
