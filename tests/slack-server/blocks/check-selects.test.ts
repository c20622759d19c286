// Selects of several in forms: what is chosen at first, and how many can be.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../web-api/json.ts";
import { checkBlocks } from "./check-blocks.ts";

const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    text: { type: "plain_text", text: `Option ${index}` },
    value: `${index}`,
  }));

function problems(element: JsonObject): readonly string[] {
  const label = { type: "plain_text", text: "Topics" };
  const whole = { type: "multi_static_select", action_id: "a", options: options(5), ...element };
  return checkBlocks([{ type: "input", label, element: whole, optional: true }], "modal", "/blocks");
}

describe("a select of several", () => {
  it.each<[string, JsonObject]>([
    ["nothing chosen", {}],
    ["two chosen", { initial_options: options(2) }],
    ["as many as it takes", { initial_options: options(2), max_selected_items: 2 }],
    ["100 options", { options: options(100) }],
  ])("can have %s", (_what, element) => {
    expect(problems(element)).toEqual([]);
  });

  const at = "[json-pointer:/blocks/0/element";
  it.each<[string, JsonObject, string]>([
    ["101 options", { options: options(101) }, `no more than 100 items allowed ${at}/options]`],
    ["an empty list chosen", { initial_options: [] }, `must provide at least 1 items ${at}/initial_options]`],
    [
      "another option chosen",
      { initial_options: options(6).slice(5) },
      `must be among the options ${at}/initial_options]`,
    ],
    [
      "more than it takes",
      { initial_options: options(3), max_selected_items: 2 },
      `no more than 2 items allowed ${at}/initial_options]`,
    ],
    ["room for none", { max_selected_items: 0 }, `must be at least 1 ${at}/max_selected_items]`],
  ])("can't have %s", (_what, element, problem) => {
    expect(problems(element)).toContain(problem);
  });
});
