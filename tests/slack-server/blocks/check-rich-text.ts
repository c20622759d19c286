// Rich text and the tables that hold it: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
import { isObject, type JsonObject, textAt } from "../web-api/json.ts";
import { blockLimits } from "./block-types.ts";
import { checkKeys, checkList, checkString, type Problems } from "./problem.ts";

const ANY = { min: 1, max: Number.POSITIVE_INFINITY };

/** The properties of each inline element; all but `type` and `style`. */
const inlineKeys: Readonly<Record<string, readonly string[]>> = {
  text: ["text"],
  link: ["url", "text", "unsafe"],
  emoji: ["name", "unicode", "skin_tone"],
  channel: ["channel_id"],
  user: ["user_id"],
  usergroup: ["usergroup_id"],
  broadcast: ["range"],
  color: ["value"],
  date: ["timestamp", "format", "url", "fallback"],
};

const required: Readonly<Record<string, string>> = {
  text: "text",
  link: "url",
  emoji: "name",
  channel: "channel_id",
  user: "user_id",
  usergroup: "usergroup_id",
  broadcast: "range",
  color: "value",
  date: "format",
};

const styles = new Set([
  "bold",
  "italic",
  "strike",
  "code",
  "highlight",
  "client_highlight",
  "unlink",
  "underline",
]);

const partKeys: Readonly<Record<string, readonly string[]>> = {
  rich_text_section: [],
  rich_text_quote: ["border"],
  rich_text_preformatted: ["border", "language"],
  rich_text_list: ["style", "indent", "offset", "border"],
};

export function checkRichText(problems: Problems, block: JsonObject, at: string): void {
  for (const [index, part] of checkList(problems, block, "elements", at, ANY).entries()) {
    checkPart(problems, part, `${at}/elements/${index}`);
  }
}

function checkPart(problems: Problems, part: JsonObject, at: string): void {
  const type = textAt(part, "type") ?? "undefined";
  const keys = Object.hasOwn(partKeys, type) ? partKeys[type] : undefined;
  if (keys === undefined) {
    problems.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  checkKeys(problems, part, at, new Set(["type", "elements", ...keys]));
  const elements = checkList(problems, part, "elements", at, ANY);
  for (const [index, element] of elements.entries()) {
    const pointer = `${at}/elements/${index}`;
    if (type === "rich_text_list") checkPart(problems, element, pointer);
    else checkInline(problems, element, pointer);
  }
}

function checkInline(problems: Problems, element: JsonObject, at: string): void {
  const type = textAt(element, "type") ?? "undefined";
  const keys = Object.hasOwn(inlineKeys, type) ? inlineKeys[type] : undefined;
  const needed = required[type];
  if (keys === undefined || needed === undefined) {
    problems.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  checkKeys(problems, element, at, new Set(["type", "style", ...keys]));
  checkString(problems, element, needed, at, { max: blockLimits.markdown, required: true });
  if (type === "date" && !Number.isInteger(element.timestamp))
    problems.add("must be an integer", `${at}/timestamp`);
  if (element.style === undefined) return;
  const isStyle =
    isObject(element.style) &&
    Object.keys(element.style).length > 0 &&
    Object.entries(element.style).every(([style, on]) => styles.has(style) && typeof on === "boolean");
  if (!isStyle) problems.add("must be a valid style", `${at}/style`);
}

export function checkTable(problems: Problems, table: JsonObject, at: string): void {
  const rows = Array.isArray(table.rows) ? table.rows : [];
  if (rows.length === 0) problems.add("missing required field: rows", at);
  if (rows.length > blockLimits.tableRows)
    problems.add(`no more than ${blockLimits.tableRows} items allowed`, `${at}/rows`);
  for (const [place, row] of rows.entries()) checkRow(problems, row, `${at}/rows/${place}`);
  const settings = checkList(problems, table, "column_settings", at, {
    min: 0,
    max: blockLimits.tableColumns,
  });
  for (const [index, setting] of settings.entries()) {
    const pointer = `${at}/column_settings/${index}`;
    checkKeys(problems, setting, pointer, new Set(["align", "is_wrapped"]));
    const { align = "left", is_wrapped: wrapped = false } = setting;
    if (!["left", "center", "right"].includes(String(align)))
      problems.add("must be a valid enum value", `${pointer}/align`);
    if (typeof wrapped !== "boolean") problems.add("must be a boolean", `${pointer}/is_wrapped`);
  }
}

function checkRow(problems: Problems, row: unknown, at: string): void {
  if (!Array.isArray(row) || row.length === 0 || !row.every(isObject)) {
    problems.add("must be an array of objects", at);
    return;
  }
  if (row.length > blockLimits.tableColumns)
    problems.add(`no more than ${blockLimits.tableColumns} items allowed`, at);
  for (const [index, cell] of row.entries()) {
    const pointer = `${at}/${index}`;
    if (cell.type === "raw_text") {
      checkKeys(problems, cell, pointer, new Set(["type", "text"]));
      checkString(problems, cell, "text", pointer, { max: blockLimits.tableText, required: true });
    } else if (cell.type === "rich_text") checkRichText(problems, cell, pointer);
    else problems.add(`unsupported type: ${String(cell.type)}`, `${pointer}/type`);
  }
}
