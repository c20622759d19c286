// Block Kit's blocks and their limits: https://docs.slack.dev/reference/block-kit/blocks
import { isObject, type JsonObject, objectsAt, textAt } from "../web-api/json.ts";
import { checkElement, checkPicture } from "./check-elements.ts";
import {
  checkKeys,
  checkList,
  checkString,
  checkText,
  checkTextObject,
  createProblems,
  type Problems,
} from "./problem.ts";

export type Surface = "message" | "modal" | "home";

interface BlockRule {
  /** Undefined: whatever it holds is taken. */
  readonly keys: ReadonlySet<string> | undefined;
  check(problems: Problems, block: JsonObject, at: string): void;
}

const most = { message: 50, modal: 100, home: 100 };

function rule(keys: string, check: BlockRule["check"]): BlockRule {
  return { keys: new Set(["type", "block_id", ...keys.split(" ")]), check };
}

const unchecked: BlockRule = { keys: undefined, check: () => {} };

const rules: Readonly<Record<string, BlockRule>> = {
  section: rule("text fields accessory expand", checkSection),
  header: rule("text", (problems, block, at) =>
    checkText(problems, block, "text", at, { max: 150, plain: true, required: true }),
  ),
  divider: rule("", () => {}),
  context: rule("elements", (problems, block, at) => {
    for (const [index, element] of checkList(problems, block, "elements", at, {
      min: 1,
      max: 10,
    }).entries()) {
      const pointer = `${at}/elements/${index}`;
      if (element.type === "image") checkElement(problems, element, pointer, "context");
      else checkTextObject(problems, element, pointer, { max: 3_000, plain: false });
    }
  }),
  actions: rule("elements", (problems, block, at) => {
    for (const [index, element] of checkList(problems, block, "elements", at, {
      min: 1,
      max: 25,
    }).entries()) {
      checkElement(problems, element, `${at}/elements/${index}`, "actions");
    }
    checkActionIds(problems, block, at);
  }),
  image: rule("image_url slack_file alt_text title", (problems, block, at) => {
    checkPicture(problems, block, at);
    checkText(problems, block, "title", at, { max: 2_000, plain: true });
  }),
  input: rule("label element hint optional dispatch_action", (problems, block, at) => {
    checkText(problems, block, "label", at, { max: 2_000, plain: true, required: true });
    checkText(problems, block, "hint", at, { max: 2_000, plain: true });
    if (!isObject(block.element)) problems.add("missing required field: element", at);
    else checkElement(problems, block.element, `${at}/element`, "input");
  }),
  markdown: rule("text", (problems, block, at) =>
    checkString(problems, block, "text", at, { max: 12_000, required: true }),
  ),
  rich_text: unchecked,
  table: unchecked,
  video: unchecked,
};

/** @returns what Slack would object to, in its words. */
export function checkBlocks(blocks: readonly JsonObject[], surface: Surface, at: string): readonly string[] {
  const problems = createProblems();
  if (blocks.length > most[surface]) problems.add(`no more than ${most[surface]} items allowed`, at);
  const ids = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const pointer = `${at}/${index}`;
    checkBlock(problems, block, pointer);
    const id = textAt(block, "block_id");
    if (id === undefined) continue;
    if (ids.has(id))
      problems.add(`\`block_id\` "${id}" already exists for another block`, `${pointer}/block_id`);
    ids.add(id);
  }
  return problems.found;
}

function checkBlock(problems: Problems, block: JsonObject, at: string): void {
  const type = textAt(block, "type") ?? "undefined";
  const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
  if (rule === undefined) {
    problems.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  if (rule.keys !== undefined) checkKeys(problems, block, at, rule.keys);
  checkString(problems, block, "block_id", at, { max: 255 });
  rule.check(problems, block, at);
}

function checkSection(problems: Problems, block: JsonObject, at: string): void {
  checkText(problems, block, "text", at, { max: 3_000, plain: false });
  const fields = checkList(problems, block, "fields", at, { min: 0, max: 10 });
  for (const [index, field] of fields.entries()) {
    checkTextObject(problems, field, `${at}/fields/${index}`, { max: 2_000, plain: false });
  }
  if (block.expand !== undefined && typeof block.expand !== "boolean")
    problems.add("must be a boolean", `${at}/expand`);
  if (block.text === undefined && fields.length === 0) problems.add("missing required field: text", at);
  if (isObject(block.accessory)) checkElement(problems, block.accessory, `${at}/accessory`, "accessory");
}

function checkActionIds(problems: Problems, block: JsonObject, at: string): void {
  const ids = new Set<string>();
  for (const [index, element] of objectsAt(block, "elements").entries()) {
    const id = textAt(element, "action_id");
    if (id === undefined) continue;
    if (ids.has(id)) {
      problems.add(`\`action_id\` "${id}" already exists in this block`, `${at}/elements/${index}/action_id`);
    }
    ids.add(id);
  }
}
