// Views, modals and App Homes: https://docs.slack.dev/reference/views
import { type JsonObject, textAt } from "../web-api/json.ts";
import { checkBlocks } from "./check-blocks.ts";
import { checkKeys, checkList, checkString, checkText, createProblems } from "./problem.ts";

const shared = ["type", "blocks", "private_metadata", "callback_id", "external_id"];
const homeKeys = new Set(shared);
const modalKeys = new Set([...shared, "title", "submit", "close", "clear_on_close", "notify_on_close"]);

/** @returns what Slack would object to, in its words. */
export function checkView(view: JsonObject, type: "modal" | "home"): readonly string[] {
  const problems = createProblems();
  const at = "/view";
  if (textAt(view, "type") !== type) {
    problems.add(`must be a valid enum value: "${type}"`, `${at}/type`);
    return problems.found;
  }
  checkKeys(problems, view, at, type === "modal" ? modalKeys : homeKeys);
  checkString(problems, view, "private_metadata", at, { max: 3_000 });
  checkString(problems, view, "callback_id", at, { max: 255 });
  checkString(problems, view, "external_id", at, { max: 255 });
  const blocks = checkList(problems, view, "blocks", at, { min: 0, max: 100 });
  if (view.blocks === undefined) problems.add("missing required field: blocks", at);
  if (type === "modal") {
    checkText(problems, view, "title", at, { max: 24, plain: true, required: true });
    checkText(problems, view, "submit", at, { max: 24, plain: true });
    checkText(problems, view, "close", at, { max: 24, plain: true });
    const input = blocks.findIndex((block) => block.type === "input");
    if (input >= 0 && view.submit === undefined) {
      problems.add("must define `submit` to use an `input` block in modals", `${at}/blocks/${input}/input`);
    }
  }
  const inBlocks = blocks.length > 100 ? [] : checkBlocks(blocks, type, `${at}/blocks`);
  return [...problems.found, ...inBlocks];
}
