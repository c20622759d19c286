// What platforms have to show: every block, hostile text, and the real messages, at their usual and longest.
import type { Block, Button } from "../../../src/ports/reply.ts";
import { longMessages, realMessages } from "./gallery-messages.ts";
import { structureMessages } from "./structure-gallery.ts";

export interface GalleryMessage {
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** The smallest PNG there is: one transparent pixel. */
export const onePixel = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  ),
);

/** Sign after sign that means something in some platform's Markdown, and must be shown as it is. */
const stray = "a < b > c & d * e _ f ` g | h ~ i # j \\ k [l] (m) {n} ~~o~~ __p__ ||q|| :100: &lt; <b>";

const mentions =
  "@everyone @here <@123456789012345678> <!channel> <#C024BE7LR> <@U024BE7LR> </drill:1> <t:0:R>";

const singleBlocks: readonly GalleryMessage[] = [
  one("heading", { type: "heading", text: "Which `Service` type is **not** reachable from *outside*?" }),
  one("text", {
    type: "text",
    markdown:
      "Plain, `code`, **bold**, *emphasis*, [a link](https://kubernetes.io/docs/home/) and **bold `code`**.",
  }),
  one("muted text of two lines", {
    type: "text",
    muted: true,
    markdown: "3 answered · closes soon\nWhy: it is new.",
  }),
  one("list", {
    type: "text",
    markdown: "- one `code`\n- **two**\n- three, see [docs](https://kubernetes.io/docs/)",
  }),
  one("paragraphs around a list", { type: "text", markdown: "Before\n\n- one\n- two\n\nAfter\nand below" }),
  one("time", { type: "text", markdown: "closes {time:1772528400000}; not a time: {time:soon} {member:1}" }),
  one("channel", {
    type: "text",
    markdown:
      "It asks in {channel:123456789012345678} and {channel:C024BE7LR}; not a channel: {channel:<!here>}",
  }),
  one("code", { type: "code", language: "yaml", text: "kind: Service\nspec:\n  type: ClusterIP" }),
  one("fields", {
    type: "fields",
    fields: [
      { label: "Streak", value: "3-day streak (best: 12)" },
      { label: "Reviews", value: "2 due today: `/review`. Next: 3 tomorrow." },
    ],
  }),
  one("ranking", {
    type: "ranking",
    unit: "points",
    rows: [
      { rank: 1, member: { externalId: "123456789012345678", name: "Ada" }, value: "30" },
      { rank: 2, member: { externalId: "123456789012345679", name: "bo_the_*great*" }, value: "22" },
      {
        rank: 2,
        member: { externalId: "123456789012345680", name: "Chidi" },
        value: "22",
        note: "2 of 3 right",
        you: true,
      },
    ],
  }),
  one("ranking stored before rankings had units", {
    type: "ranking",
    rows: [{ rank: 4, member: { externalId: "123456789012345678", name: "Ada" }, value: "30 points" }],
  }),
  one("image", { type: "image", png: async () => onePixel, alt: "Services: 3 of 4 right. DNS: none yet." }),
  one("image that cannot be drawn", {
    type: "image",
    png: () => Promise.reject(new Error("no font")),
    alt: "Services: *3* of 4 right",
  }),
  one("file", {
    type: "file",
    name: "kubedrill-export-2026-03-02.json",
    bytes: Buffer.from("{}"),
    failed: "I couldn't send it. Type {command:privacy export} again.",
  }),
  one("buttons of every style", {
    type: "buttons",
    buttons: [
      { label: "Next", action: { name: "practice-next", args: ["1", "2"] }, style: "primary" },
      { label: "Delete permanently", action: { name: "delete", args: [] }, style: "danger" },
      { label: "Report", action: { name: "report", args: ["01hzxk8m2q3r4s5t6v7w"] } },
    ],
  }),
];

const hostile: readonly GalleryMessage[] = [
  { name: "stray signs everywhere", blocks: everywhere(stray) },
  { name: "mentions everywhere", blocks: everywhere(mentions) },
  one("signs that begin a line", {
    type: "text",
    markdown:
      "# no heading\n> no quote\n>>> none\n-# not small\n1. no list\n* none\n+ none\n  - none\n---\n```\nno code",
  }),
  one("marks that do not match", {
    type: "text",
    markdown: "**a *b `c [d](http://e) [f](https://g h) ** i* `",
  }),
  one("signs in marks", {
    type: "text",
    markdown: "`a*b_c|d<e>@everyone\\` **x_y|z** *p~q* [r](https://example.org/a_b_c?d=e&f=*g*)",
  }),
  one("fences in code", { type: "code", language: "text", text: "```\n@everyone <@1> `x` & <y>\n```" }),
  one("a language that is none", { type: "code", language: "no such\n```", text: "x" }),
  one("empty parts", { type: "text", markdown: "" }),
];

/** At and beyond what any platform takes; content that passes the check never gets so far. */
const limits: readonly GalleryMessage[] = [
  one("a heading of 400 characters", { type: "heading", text: sentence(400) }),
  one("a text of 3,900 characters", { type: "text", markdown: sentence(3_900) }),
  one("a text of 12,000 characters", { type: "text", markdown: sentence(12_000) }),
  one("a text of 4,000 wide characters", { type: "text", markdown: "網路".repeat(2_000) }),
  one("a text that doubles when escaped", { type: "text", markdown: "_".repeat(3_000) }),
  one("code of 900 characters", { type: "code", language: "yaml", text: lines(900) }),
  one("code of 9,000 characters", { type: "code", language: "yaml", text: lines(9_000) }),
  {
    name: "60 texts",
    blocks: Array.from({ length: 60 }, (_, index) => ({ type: "text", markdown: `Text ${index + 1}` })),
  },
  one("30 fields", {
    type: "fields",
    fields: Array.from({ length: 30 }, (_, index) => ({ label: `Label ${index + 1}`, value: sentence(40) })),
  }),
  one("a ranking with long names", {
    type: "ranking",
    rows: Array.from({ length: 11 }, (_, index) => ({
      rank: index + 1,
      member: { externalId: String(index), name: "W".repeat(80) },
      value: "12345 points",
    })),
  }),
  one("12 buttons", { type: "buttons", buttons: numbered(12) }),
  one("60 buttons", { type: "buttons", buttons: numbered(60) }),
  one("a label of 120 characters", {
    type: "buttons",
    buttons: [{ label: sentence(120), action: { name: "lookup", args: ["clusterip"] } }],
  }),
  one("an action of 100 characters", {
    type: "buttons",
    buttons: [{ label: "Long", action: { name: "lookup", args: ["x".repeat(93)] } }],
  }),
  one("two buttons that do the same", {
    type: "buttons",
    buttons: [
      { label: "ClusterIP", action: { name: "lookup", args: ["clusterip"] } },
      { label: "Cluster IP", action: { name: "lookup", args: ["clusterip"] } },
    ],
  }),
  one("no buttons", { type: "buttons", buttons: [] }),
  one("an alt text of 1,024 characters", { type: "image", png: async () => onePixel, alt: sentence(1_024) }),
  { name: "nothing", blocks: [] },
];

/** Every message to be shown; names are unique. */
export const blockGallery: readonly GalleryMessage[] = [
  ...singleBlocks,
  ...structureMessages,
  ...hostile,
  ...limits,
  ...realMessages,
  ...longMessages,
];

function one(name: string, block: Block): GalleryMessage {
  return { name, blocks: [block] };
}

/** The same words in every place that takes words. */
function everywhere(words: string): readonly Block[] {
  return [
    { type: "heading", text: words },
    { type: "text", markdown: words },
    { type: "text", markdown: words, muted: true },
    { type: "text", markdown: `- ${words}\n- ${words}` },
    { type: "code", language: "text", text: words },
    { type: "fields", fields: [{ label: words, value: words }] },
    {
      type: "ranking",
      rows: [{ rank: 1, member: { externalId: "1", name: words }, value: words, note: words, you: true }],
    },
    { type: "options", options: [{ letter: "A", markdown: words, action: { name: "answer", args: ["x"] } }] },
    { type: "options", options: [{ letter: "A", markdown: words, mark: "wrong" }] },
    { type: "bars", rows: [{ label: words, detail: words, count: 1 }] },
    {
      type: "table",
      caption: words,
      columns: [{ title: words }],
      rows: [{ cells: [words], emphasis: true }],
    },
    { type: "select", label: words, choices: [{ label: words, action: { name: "choice", args: ["x"] } }] },
    { type: "image", png: () => Promise.reject(new Error("not drawn")), alt: words },
    { type: "buttons", buttons: [{ label: words.slice(0, 75), action: { name: "lookup", args: ["x"] } }] },
  ];
}

/** Words of exactly so many characters. */
function sentence(length: number): string {
  return "a Service keeps one virtual IP while its Pods come and go, "
    .repeat(Math.ceil(length / 59))
    .slice(0, length - 1)
    .concat(".");
}

function lines(length: number): string {
  return "  - name: http-with-a-long-name-for-a-port  # port\n"
    .repeat(Math.ceil(length / 51))
    .slice(0, length);
}

function numbered(count: number): readonly Button[] {
  return Array.from({ length: count }, (_, index) => ({
    label: `Concept ${index + 1}`,
    action: { name: "lookup", args: [`concept-${index + 1}`] },
  }));
}
