// What Moodle's exports and its authors' files contain beyond the plain format.
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
  it("are dropped if they agree with the mark; partial points are reported once", () => {
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
      '8: Partial points (50%): exactly one option is right, marked "=", and the others are wrong, marked "~".',
    ]);
  });

  it.each([
    ["several options with partial points", "Q? {\n~%50%a\n~%50%b\n~%-100%c}", ["2: Partial points (50%)"]],
    ["a decimal comma", "Q? {\n=a\n~%33,3%b\n~c}", ["3: Partial points (33,3%)"]],
    ["right with no points", "Q? {\n=%0%a\n~b}", ['2: "=" and a weight of 0% contradict each other']],
    ["wrong with more than all points", "Q? {\n=a\n~%150%b}", ['3: "~" and a weight of 150% contradict']],
  ])("are reported with their line: %s", (_name, text, expected) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(expected.length);
    for (const [index, begin] of expected.entries()) expect(problems[index]).toContain(begin);
  });

  it("aren't also reported as a wrong number of right options", () => {
    const [question] = gift.read("Q? {~%50%a ~%50%b ~c}").questions;
    expect(question?.place(["options"])).toBeUndefined();
    expect(question?.place(["options", 0, "why"])).toBeDefined();
  });

  it.each([
    ["=100 %%", "100 %%"],
    ["=%100", "%100"],
    ["=%100% 53 %", "53 %"],
    ["=\\\\%100%", "\\%100%"],
  ])("count only at the start: %s", (option, text) => {
    expect(read(`Q? {${option} ~b}`).questions[0]?.options).toEqual([
      { text, correct: true },
      { text: "b", correct: false },
    ]);
  });
});

describe("a problem in a GIFT file", () => {
  it("is reported once, in GIFT terms", () => {
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
      'x.gift:5 Partial points (50%): exactly one option is right, marked "=", and the others are wrong, marked "~".',
      "x.gift:5 // kubedrill: sources: Missing: add it.",
      "x.gift:5 general feedback (####): Missing: add it.",
      "x.gift:5 the question's text: Contains a line break or an invisible character: write it on one line.",
      "x.gift:8 // kubedrill: difficulty: Missing: add it.",
      "x.gift:8 // kubedrill: kubernetes: Missing: add it.",
      "x.gift:8 // kubedrill: sources: Missing: add it.",
      "x.gift:8 general feedback (####): Missing: add it.",
      'x.gift:8 options ("=" right, "~" wrong): No option is right: start the right one with "=".',
    ]);
  });
});

describe("text after the options in GIFT", () => {
  it("is reported if it's feedback, and never gets into the question's text", () => {
    const { questions, problems } = readFile("feedback-behind-brace");
    expect(questions[0]?.stem).toBe("Which record type names a Service's port?");
    expect(problems).toEqual(["5: Feedback after the }: move it before the }, after ####."]);
  });

  it.each([
    "Which is it? {=DNS ~HTTP} It is DNS.",
    "Which is it? {=DNS ~HTTP}\n// right: DNS\n\nWho? {=a ~b} // it is a",
    "Which is it: {=DNS ~HTTP} because of names",
    "Names come from {=DNS ~HTTP}, as DNS is for names.",
    "Which is it {=DNS ~HTTP} #DNS is for names.",
    "[html]<p>Which?</p> {=DNS ~HTTP} <p>DNS is right.</p>",
  ])("is reported if it isn't the rest of the sentence: %j", (text) => {
    const { questions, problems } = read(text);
    for (const { stem } of questions) expect(stem).not.toMatch(/DNS|_____/);
    expect(problems).toEqual([expect.stringMatching(/^\d: (Text|Feedback) after the }: move it /)]);
  });

  it("can be the rest of the sentence", () => {
    expect(read("[html]<p>Use {=DNS ~HTTP} to find &quot;names&quot;.</p>").questions[0]?.stem).toBe(
      'Use _____ to find "names".',
    );
  });
});

describe("HTML in GIFT", () => {
  it("has its character references read, with GIFT's own escapes inside", () => {
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
    ["an unknown element, without a format", "Ask <node-ip> on <port>.", "Ask <node-ip> on <port>."],
    ["Markdown", "[markdown]*a* &amp; <em>b</em> `&amp;<b>`", "*a* & *b* `&amp;<b>`"],
    ["spaces inside tags", "[html]a<b> b </b>c<i> </i>d", "a **b** c d"],
    ["the same mark twice", "[html]<b>a <strong>b</strong></b>", "**a b**"],
    ["marks inside code", "[html]<code>a*b <b>c</b></code>", "`a*b c`"],
    ["a link", '[html]<a href\\="https\\://k8s.io/?a&amp;b">docs</a>', "[docs](https://k8s.io/?a&b)"],
    ["a comment", "[html]a<!-- not <b>this</b> -->b", "ab"],
    ["an unescaped character number", "It&#39;s &#x201C;it&#x201d;", "It's “it”"],
    ["Windows-1252 characters", "&#145;a&#146; &#150; b", "‘a’ – b"],
    ["an ampersand that isn't a reference", "R&D and a && b; &c", "R&D and a && b; &c"],
  ])("becomes Markdown: %s", (_name, text, stem) => {
    expect(read(`${text} {=a ~b}`)).toEqual({ questions: [expect.objectContaining({ stem })], problems: [] });
  });

  it.each([
    ["a table", "a <table><tr>", ["1: The HTML tag <table> isn't", "1: The HTML tag <tr> isn't"]],
    [
      "a list without a format",
      "a <ul><li>b</li></ul>",
      ["1: The HTML tag <ul> isn't", "1: The HTML tag <li> isn't"],
    ],
    ["a picture in Markdown", '[markdown]a <img src\\="b">', ["1: The HTML tag <img> isn't supported"]],
    ["small print", "2<sup>8</sup>", ["1: The HTML tag <sup> isn't"]],
    ["an unknown element in HTML", "[html]a <none>", ["1: The HTML tag <none> isn't"]],
    ["an element that's never closed", "<b>a", ["1: The HTML tag <b> is never closed"]],
    ["a closing tag without an opening one", "a</i>", ["1: The HTML tag </i> closes nothing"]],
    [
      "an unknown character",
      "a &unknown; &#0; &#xd800;",
      ["1: HTML has no &unknown;", "1: HTML has no &#0;", "1: HTML has no &#xd800;"],
    ],
    [
      "a link with another scheme",
      "<a href\\='javascript\\:x'>a</a>",
      ["1: A link needs an https:// address"],
    ],
    ["an open comment", "[html]a <!-- b", ["1: An HTML comment is never closed"]],
  ])("is reported with its line if it has no counterpart: %s", (_name, text, expected) => {
    const { problems } = read(`${text} {=a ~b}`);
    expect(problems).toHaveLength(expected.length);
    for (const [index, begin] of expected.entries()) expect(problems[index]).toContain(begin);
  });
});

describe("Markdown characters in GIFT that isn't Markdown", () => {
  it.each([
    ["a*b*c", "a*b*c"],
    ["*.example.com and *.org*", "*.example.com and *.org*"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["[plain]a*b*c and `d*e`", "a*b*c and `d*e`"],
    ["[html]a*<b>b*c</b>*", "a*b*c*"],
    ["[html]a&#42;b&ast;c", "a*b*c"],
    ["[moodle]**a** ***", "**a** ***"],
    ["one ` alone", "one ` alone"],
  ])("stay characters: %s", (text, shown) => {
    const { questions, problems } = read(`${text} {=a ~b}`);
    expect(problems).toEqual([]);
    expect(plainMarkdown(String(questions[0]?.stem), tokensAsWritten)).toBe(shown);
  });

  it("show as they were written (law)", () => {
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
