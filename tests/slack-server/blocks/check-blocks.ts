// Block Kit's blocks and their limits: https://docs.slack.dev/reference/block-kit/blocks
import { isObject, type JsonObject, objectsAt, textAt } from "../web-api/json.ts";
import { blockLimits, blocksOn, blockTypes, type Surface } from "./block-types.ts";
import { checkElement, checkPicture } from "./check-elements.ts";
import { checkRichText, checkTable } from "./check-rich-text.ts";
import {
  checkKeys,
  checkList,
  checkString,
  checkText,
  checkTextObject,
  createProblems,
  type Problems,
} from "./problem.ts";
import { textLength } from "./visible-text.ts";

export type { Surface } from "./block-types.ts";

type Check = (problems: Problems, block: JsonObject, at: string) => void;

const checks: Readonly<Record<string, Check>> = {
  section: checkSection,
  header: (problems, block, at) =>
    checkText(problems, block, "text", at, { max: blockLimits.header, plain: true, required: true }),
  divider: () => {},
  context: checkContext,
  actions: (problems, block, at) => {
    const size = { min: 1, max: blockLimits.actionElements };
    for (const [index, element] of checkList(problems, block, "elements", at, size).entries()) {
      checkElement(problems, element, `${at}/elements/${index}`, "actions");
    }
    checkActionIds(problems, block, at);
  },
  image: (problems, block, at) => {
    checkPicture(problems, block, at);
    checkText(problems, block, "title", at, { max: blockLimits.imageTitle, plain: true });
  },
  input: (problems, block, at) => {
    checkText(problems, block, "label", at, { max: blockLimits.inputLabel, plain: true, required: true });
    checkText(problems, block, "hint", at, { max: blockLimits.inputHint, plain: true });
    if (!isObject(block.element)) problems.add("missing required field: element", at);
    else checkElement(problems, block.element, `${at}/element`, "input");
  },
  markdown: (problems, block, at) =>
    checkString(problems, block, "text", at, { max: blockLimits.markdown, required: true }),
  rich_text: checkRichText,
  table: checkTable,
};

/** @returns what Slack would object to, in its words. */
export function checkBlocks(blocks: readonly JsonObject[], surface: Surface, at: string): readonly string[] {
  const problems = createProblems();
  if (blocks.length > blocksOn[surface]) problems.add(`no more than ${blocksOn[surface]} items allowed`, at);
  const ids = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const pointer = `${at}/${index}`;
    checkBlock(problems, block, pointer, surface);
    const id = textAt(block, "block_id");
    if (id === undefined) continue;
    if (ids.has(id))
      problems.add(`\`block_id\` "${id}" already exists for another block`, `${pointer}/block_id`);
    ids.add(id);
  }
  checkTables(problems, blocks, at);
  return problems.found;
}

function checkBlock(problems: Problems, block: JsonObject, at: string, surface: Surface): void {
  const type = textAt(block, "type") ?? "undefined";
  const known = Object.hasOwn(blockTypes, type) ? blockTypes[type] : undefined;
  if (!known?.surfaces.includes(surface)) {
    problems.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  checkKeys(problems, block, at, new Set(["type", "block_id", ...known.keys]));
  checkString(problems, block, "block_id", at, { max: blockLimits.blockId });
  checks[type]?.(problems, block, at);
}

/** A message takes one table, of so much text. */
function checkTables(problems: Problems, blocks: readonly JsonObject[], at: string): void {
  const tables = blocks.filter(({ type }) => type === "table");
  if (tables.length > blockLimits.tables) problems.add("only_one_table_allowed", at);
  if (textLength(tables) > blockLimits.tableText)
    problems.add(`must be less than ${blockLimits.tableText + 1} characters`, at);
}

function checkContext(problems: Problems, block: JsonObject, at: string): void {
  const size = { min: 1, max: blockLimits.contextElements };
  for (const [index, element] of checkList(problems, block, "elements", at, size).entries()) {
    const pointer = `${at}/elements/${index}`;
    if (element.type === "image") checkElement(problems, element, pointer, "context");
    else checkTextObject(problems, element, pointer, { max: blockLimits.contextText, plain: false });
  }
}

function checkSection(problems: Problems, block: JsonObject, at: string): void {
  checkText(problems, block, "text", at, { max: blockLimits.sectionText, plain: false });
  const fields = checkList(problems, block, "fields", at, { min: 0, max: blockLimits.sectionFields });
  for (const [index, field] of fields.entries()) {
    checkTextObject(problems, field, `${at}/fields/${index}`, {
      max: blockLimits.sectionField,
      plain: false,
    });
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
