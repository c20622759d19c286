// Block Kit's limits, one by one, at the limit and one beyond it.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../web-api/json.ts";
import { checkBlocks, type Surface } from "./check-blocks.ts";
import { checkView } from "./check-view.ts";

const x = (length: number) => "x".repeat(length);
const plain = (text: string) => ({ type: "plain_text", text });
const marked = (text: string) => ({ type: "mrkdwn", text });
const times = (count: number, item: (index: number) => JsonObject) =>
  Array.from({ length: count }, (_, i) => item(i));
const button = (more: JsonObject = {}) => ({ type: "button", text: plain("Go"), ...more });
const actions = (...elements: JsonObject[]) => ({ type: "actions", elements });
const section = (more: JsonObject = {}) => ({ type: "section", text: marked("words"), ...more });
const option = (text: string) => ({ text: plain(text), value: "v" });
const input = (more: JsonObject = {}) => ({
  type: "input",
  label: plain("Name"),
  element: { type: "plain_text_input", action_id: "a" },
  ...more,
});
const select = (options: JsonObject[]) => ({ type: "static_select", action_id: "a", options });
const table = (rows: number, columns: number, text = "x") => ({
  type: "table",
  rows: Array.from({ length: rows }, () => times(columns, () => ({ type: "raw_text", text }))),
});
const richText = (...elements: JsonObject[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

function problems(blocks: readonly JsonObject[], surface: Surface = "message"): readonly string[] {
  return checkBlocks(blocks, surface, "/blocks");
}

const within: Readonly<Record<string, readonly JsonObject[]>> = {
  "50 blocks": times(50, () => ({ type: "divider" })),
  "section text of 3,000": [section({ text: marked(x(3_000)) })],
  "10 fields of 2,000": [{ type: "section", fields: times(10, () => marked(x(2_000))) }],
  "header of 150": [{ type: "header", text: plain(x(150)) }],
  "10 context elements": [{ type: "context", elements: times(10, () => marked("words")) }],
  "25 buttons": [actions(...times(25, (index) => button({ action_id: `a${index}` })))],
  "button text of 75": [actions(button({ text: plain(x(75)) }))],
  "value of 2,000": [actions(button({ value: x(2_000) }))],
  "ids of 255": [{ ...actions(button({ action_id: x(255) })), block_id: x(255) }],
  "equal action_ids in two blocks": [
    actions(button({ action_id: "a" })),
    actions(button({ action_id: "a" })),
  ],
  "alt_text of 2,000": [{ type: "image", image_url: "https://example.org/a.png", alt_text: x(2_000) }],
  "an uploaded image": [{ type: "image", slack_file: { id: "F1" }, alt_text: "a picture" }],
  "option text of 75": [actions(select([option(x(75))]))],
  "an accessory": [section({ accessory: button() })],
  "a section that is never folded": [section({ expand: true })],
  "a table of 100 rows and 20 columns": [table(100, 20)],
  "a table of 10,000 characters": [table(2, 5, x(1_000))],
  "rich text with every style": [
    richText({ type: "text", text: "all", style: { bold: true, italic: true, code: true } }),
  ],
  "rich text with a link and a date": [
    richText({ type: "link", url: "https://example.org/" }, { type: "date", timestamp: 1, format: "{time}" }),
  ],
  "a select with a first choice": [
    actions({ ...select([option("one"), option("two")]), initial_option: option("two") }),
  ],
  "input label of 2,000": [input({ label: plain(x(2_000)) })],
};

const beyond: Readonly<Record<string, readonly [readonly JsonObject[], string]>> = {
  "51 blocks": [
    times(51, () => ({ type: "divider" })),
    "no more than 50 items allowed [json-pointer:/blocks]",
  ],
  "section text of 3,001": [
    [section({ text: marked(x(3_001)) })],
    "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
  ],
  "a section with expand as a text": [
    [section({ expand: "true" })],
    "must be a boolean [json-pointer:/blocks/0/expand]",
  ],
  "an empty section": [[{ type: "section" }], "missing required field: text [json-pointer:/blocks/0]"],
  "11 fields": [
    [section({ fields: times(11, () => marked("words")) })],
    "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
  ],
  "a field of 2,001": [
    [section({ fields: [marked(x(2_001))] })],
    "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
  ],
  "header of 151": [
    [{ type: "header", text: plain(x(151)) }],
    "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
  ],
  "a header in mrkdwn": [
    [{ type: "header", text: marked("*big*") }],
    "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
  ],
  "11 context elements": [
    [{ type: "context", elements: times(11, () => marked("words")) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
  ],
  "26 buttons": [
    [actions(...times(26, (index) => button({ action_id: `a${index}` })))],
    "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
  ],
  "no buttons": [[actions()], "must provide at least 1 items [json-pointer:/blocks/0/elements]"],
  "button text of 76": [
    [actions(button({ text: plain(x(76)) }))],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
  ],
  "value of 2,001": [
    [actions(button({ value: x(2_001) }))],
    "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
  ],
  "action_id of 256": [
    [actions(button({ action_id: x(256) }))],
    "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
  ],
  "an action_id twice in a block": [
    [actions(button({ action_id: "a" }), button({ action_id: "a" }))],
    '`action_id` "a" already exists in this block [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  "a block_id twice": [
    times(2, () => ({ type: "divider", block_id: "d" })),
    '`block_id` "d" already exists for another block [json-pointer:/blocks/1/block_id]',
  ],
  "an image from nowhere": [
    [{ type: "image", alt_text: "a picture" }],
    "must define either `image_url` or `slack_file` [json-pointer:/blocks/0]",
  ],
  "an image without words": [
    [{ type: "image", image_url: "https://example.org/a.png" }],
    "missing required field: alt_text [json-pointer:/blocks/0]",
  ],
  "option text of 76": [
    [actions(select([option(x(76))]))],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
  ],
  "101 rows": [[table(101, 1)], "no more than 100 items allowed [json-pointer:/blocks/0/rows]"],
  "21 columns": [[table(1, 21)], "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"],
  "two tables": [[table(1, 1), table(1, 1)], "only_one_table_allowed [json-pointer:/blocks]"],
  "a table of 10,001 characters": [
    [table(1, 2, x(5_001))],
    "must be less than 10001 characters [json-pointer:/blocks]",
  ],
  "a cell without text": [
    [table(1, 1, "")],
    "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]",
  ],
  "a cell in mrkdwn": [
    [{ type: "table", rows: [[marked("x")]] }],
    "unsupported type: mrkdwn [json-pointer:/blocks/0/rows/0/0/type]",
  ],
  "a rich text without style": [
    [richText({ type: "text", text: "x", style: {} })],
    "must be a valid style [json-pointer:/blocks/0/elements/0/elements/0/style]",
  ],
  "a rich text without words": [
    [richText({ type: "text", text: "" })],
    "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]",
  ],
  "an initial option that is none": [
    [actions({ ...select([option("one")]), initial_option: option("two") })],
    "must be one of the options [json-pointer:/blocks/0/elements/0/initial_option]",
  ],
  "an unknown block": [[{ type: "carousel" }], "unsupported type: carousel [json-pointer:/blocks/0/type]"],
  "an unknown element": [
    [actions({ type: "slider" })],
    "unsupported type: slider [json-pointer:/blocks/0/elements/0/type]",
  ],
  "an element out of place": [
    [actions({ type: "plain_text_input" })],
    "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
  ],
  "an unknown property": [
    [section({ hue: "red" })],
    "invalid additional property: hue [json-pointer:/blocks/0]",
  ],
  "a bare string for a text": [
    [section({ text: "words" })],
    "must provide an object [json-pointer:/blocks/0/text]",
  ],
};

describe("Block Kit", () => {
  it.each(Object.entries(within))("takes %s", (_name, blocks) => expect(problems(blocks)).toEqual([]));
  it.each(Object.entries(beyond))("refuses %s", (_name, [blocks, problem]) =>
    expect(problems(blocks)).toEqual([problem]),
  );

  it("takes 100 blocks in views", () => {
    const blocks = times(100, () => ({ type: "divider" }));
    expect(problems(blocks, "home")).toEqual([]);
    expect(problems([...blocks, { type: "divider" }], "modal")).toEqual([
      "no more than 100 items allowed [json-pointer:/blocks]",
    ]);
  });
});

describe("a view", () => {
  it("takes no table", () => {
    expect(problems([table(1, 1)], "home")).toEqual([
      "unsupported type: table [json-pointer:/blocks/0/type]",
    ]);
  });
});

describe("a modal", () => {
  const modal = (more: JsonObject = {}) =>
    checkView(
      { type: "modal", title: plain("Squads"), submit: plain("OK"), blocks: [input()], ...more },
      "modal",
    );

  it("has 24 characters for its title and its buttons", () => {
    expect(modal({ title: plain(x(24)), submit: plain(x(24)) })).toEqual([]);
    expect(modal({ title: plain(x(25)) })).toEqual([
      "must be less than 25 characters [json-pointer:/view/title/text]",
    ]);
    expect(modal({ submit: plain(x(25)) })).toEqual([
      "must be less than 25 characters [json-pointer:/view/submit/text]",
    ]);
  });

  it("needs a submit button for its inputs", () => {
    expect(modal({ submit: undefined })).toEqual([
      "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]",
    ]);
  });

  it("is not a home, and has no properties of its own invention", () => {
    expect(checkView({ type: "home", blocks: [] }, "modal")).toHaveLength(1);
    expect(modal({ submit_disabled: true })).toEqual([
      "invalid additional property: submit_disabled [json-pointer:/view]",
    ]);
  });
});
