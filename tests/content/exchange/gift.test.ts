import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gift } from "../../../src/content/exchange/gift.ts";
import { questionSchema } from "../../../src/content/read/schema.ts";
import { makeQuestion } from "../../support/make-question.ts";
import { curriculumOf } from "./any-question.ts";

const values = (text: string) => gift.read(text).questions.map(({ value }) => value);
const problems = (text: string) => gift.read(text).problems.map(({ line, message }) => `${line}: ${message}`);

describe("GIFT from elsewhere", () => {
  it("is read as Moodle does: names, categories, feedback, escapes, line breaks", () => {
    const text = `// A course on Services
$CATEGORY: $course$/top/Services/ClusterIP

// an author's own comment
::Default Type?::Which type has a Service
    whose spec.type\\: line is left out? {
    ~NodePort # Not \\#1: it has to be asked for.
    =ClusterIP#The default.
    ~%-50%{} \\{\\}
    ~ExternalName####Remember\\nthis.
}
`;
    expect(values(text.replace("{} ", ""))).toEqual([
      {
        id: "clusterip-default-type",
        version: 1,
        concept: "clusterip",
        stem: "Which type has a Service whose spec.type: line is left out?",
        options: [
          { text: "NodePort", correct: false, why: "Not #1: it has to be asked for." },
          { text: "ClusterIP", correct: true, why: "The default." },
          { text: "{}", correct: false },
          { text: "ExternalName", correct: false },
        ],
        explanation: "Remember\nthis.",
        changes: [],
      },
    ]);
  });

  it("can have the options inside the sentence", () => {
    expect(values("A Service is {~a Pod =an address ~a node} for Pods.")).toEqual([
      expect.objectContaining({ stem: "A Service is _____ for Pods." }),
    ]);
  });

  it("reads 100% as right", () => {
    expect(values("Which? {~%100%this ~that}")).toEqual([
      expect.objectContaining({
        options: [
          { text: "this", correct: true },
          { text: "that", correct: false },
        ],
      }),
    ]);
  });

  it("becomes Markdown if it's Moodle's HTML", () => {
    const text = `[html]<p>Is <strong>this</strong>&nbsp;<code>a &lt; b</code>?</p> {=[html]<p>yes</p> ~[plain]<no> ~&#x}`;
    expect(values(text)).toEqual([
      expect.objectContaining({
        stem: "Is **this** `a < b`?",
        options: [
          { text: "yes", correct: true },
          { text: "<no>", correct: false },
          { text: "&", correct: false, why: "x" },
        ],
      }),
    ]);
  });

  it("keeps Moodle's idnumber as the ID", () => {
    expect(
      values("// question: 12  name: Other\n// [id:clusterip-7] [tag:x]\n::Other::Which? {=a ~b}"),
    ).toEqual([expect.objectContaining({ id: "clusterip-7" })]);
  });

  it.each([
    ["nothing at all", "\n\n// hello\n", ["1: This file has no questions: add one."]],
    ["true and false", "Sky is blue. {T#no#yes}", ["1: This is a true/false question"]],
    ["an essay", "\nTell me. {}", ["2: This is an essay question"]],
    ["a number", "How many? {#3:1}", ["1: This is a numerical question"]],
    ["pairs", "Match. {=a -> b =c -> d}", ["1: This is a matching question"]],
    ["a word to type", "Who? {=me =I}", ["1: This is a short-answer question"]],
    ["a text alone", "Read this first.", ["1: No options: write them after the question"]],
    ["an open brace", "What?\n{=a ~b", ["2: The options have no closing }"]],
    [
      "a blank line among options",
      "What? {\n=a\n\n~b }",
      ["1: The options have no closing }", "4: A } without its {"],
    ],
    ["a stray brace", "What} is {=a ~b}", ["1: A } without its {"]],
    ["two questions in one", "What? {=a ~b}\nWho? {=a ~b}", ["2: A second group of options"]],
    ["text before the options", "What? {well =a ~b}", ["1: Text before the first option"]],
    ["partial points", "What? {\n=a\n~%50%b\n~c}", ["3: Partial points (50%)"]],
    ["a picture", '[html]What?\n<img src\\="x"> {=a ~b}', ["1: The HTML tag <img> isn't supported"]],
    [
      "a category and a question in one",
      "$CATEGORY: a\nWhat? {=a ~b}",
      [
        "2: Put a blank line between $CATEGORY and the question.",
        "1: This file has no questions: add one.",
      ].slice(0, 1),
    ],
    ["an unknown note", "// kubedrill: level: 2\nWhat? {=a ~b}", ['1: Unknown note "level": use version']],
    [
      "a note without a value",
      "// kubedrill level 2\nWhat? {=a ~b}",
      ['1: Not a note: write it as "// kubedrill: '],
    ],
    [
      "a note twice",
      "// kubedrill: hint: a\n// kubedrill: hint: b\nWhat? {=a ~b}",
      ['2: A second note "hint"'],
    ],
    [
      "a note about a missing option",
      "// kubedrill: option 3 concept: a\nWhat? {=a ~b}",
      ["1: Option 3 doesn't exist: fix the note."],
    ],
    [
      "a note without a question",
      "// kubedrill: hint: a\n\nWhat? {=a ~b}",
      ["1: A note without its question"],
    ],
  ])("is reported with its line: %s", (_name, text, expected) => {
    const reported = problems(text);
    expect(reported).toHaveLength(expected.length);
    for (const [index, begin] of expected.entries()) expect(reported[index]).toContain(begin);
  });

  it("has each part at its line, in GIFT terms", () => {
    const text = `$CATEGORY: services/clusterip

// kubedrill: difficulty: 4
// kubedrill: option 2 concept: x
::a::Which? {
  =a
  ~b#no
  ####All
}`;
    const [question] = gift.read(text).questions;
    const places = (
      [
        ["id"],
        ["concept"],
        ["difficulty"],
        ["sources"],
        ["options", 0, "why"],
        ["options", 1, "text"],
        ["options", 1, "concept"],
        ["explanation"],
        [],
      ] as const
    ).map((path) => question?.place(path));
    expect(places).toEqual([
      { line: 5, name: "its name (::…::)" },
      { line: 1, name: "$CATEGORY" },
      { line: 3, name: "// kubedrill: difficulty" },
      { line: 5, name: "// kubedrill: sources" },
      { line: 6, name: "option 1, its feedback (#)" },
      { line: 7, name: "option 2" },
      { line: 4, name: "// kubedrill: option 2 concept" },
      { line: 8, name: "general feedback (####)" },
      { line: 5, name: "" },
    ]);
  });
});

describe("the example of docs/authoring.md", () => {
  it("is a question", () => {
    const docs = readFileSync(join(import.meta.dirname, "../../../docs/authoring.md"), "utf8");
    const [example = ""] = /^\$CATEGORY[\s\S]*?^}$/m.exec(docs) ?? [];
    expect(problems(example)).toEqual([]);
    const [question] = values(example).map((value) => questionSchema.parse(value));
    expect(question).toMatchObject({
      id: "nodeport-default-range",
      version: 2,
      options: [{ correct: true }, { concept: "service-ports" }, {}],
      hint: "It lies above the well-known ports.",
      changes: [{ version: 2, effect: "credit", note: "Two options were right." }],
    });
  });
});

describe("GIFT for Moodle", () => {
  it("uses Moodle's own fields for everything that Moodle can show", () => {
    const question = makeQuestion({
      stem: "What does {this} print?",
      code: { language: "bash", text: "kubectl get svc\n\necho a=b" },
      hint: "Look closely.",
      version: 2,
      changes: [{ version: 2, effect: "void", note: "Two were right." }],
    });
    expect(
      gift.write(curriculumOf([question])),
    ).toBe(`// Kubernetes networking: 1 questions, exported by Kubedrill.

$CATEGORY: services/clusterip

// [id:clusterip-1] [tag:services] [tag:clusterip] [tag:difficulty-1]
// kubedrill: version: 2
// kubedrill: difficulty: 1
// kubedrill: kubernetes: 1.34
// kubedrill: sources: https://kubernetes.io/docs/concepts/services-networking/service/
// kubedrill: hint: Look closely.
// kubedrill: option 2 concept: nodeport
// kubedrill: change 2 void: Two were right.
::clusterip-1::[markdown]What does \\{this\\} print?\\n\\n\`\`\`bash\\nkubectl get svc\\n\\necho a\\=b\\n\`\`\` {
	=ClusterIP#It gets a virtual IP that exists only inside the cluster.
	~NodePort#It opens a port on every node.
	~LoadBalancer#It asks the cloud for an external address.
	~ExternalName#It is a DNS alias for a name outside.
	####ClusterIP is the default type.
}
`);
  });
});
