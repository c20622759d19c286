// Block Kit's elements: https://docs.slack.dev/reference/block-kit/block-elements
import { isObject, type JsonObject, textAt } from "../web-api/json.ts";
import { blockLimits, elementLimits } from "./block-types.ts";
import { checkKeys, checkList, checkString, checkText, type Problems } from "./problem.ts";

/** Where an element stands; each place takes other elements. */
export type Place = "accessory" | "actions" | "input" | "context";

interface ElementRule {
  readonly places: readonly Place[];
  readonly keys: ReadonlySet<string>;
  check(problems: Problems, element: JsonObject, at: string): void;
}

const everywhere: readonly Place[] = ["accessory", "actions", "input"];

function rule(places: readonly Place[], keys: string, check: ElementRule["check"]): ElementRule {
  return { places, keys: new Set(["type", "action_id", "focus_on_load", ...keys.split(" ")]), check };
}

const buttonRule = rule(
  ["accessory", "actions"],
  "text value url style confirm accessibility_label",
  (problems, button, at) => {
    checkText(problems, button, "text", at, { max: elementLimits.buttonText, plain: true, required: true });
    checkString(problems, button, "value", at, { max: elementLimits.buttonValue });
    checkString(problems, button, "url", at, { max: blockLimits.url });
    checkString(problems, button, "accessibility_label", at, { max: elementLimits.accessibilityLabel });
    if (button.style !== undefined && button.style !== "primary" && button.style !== "danger") {
      problems.add("must be a valid enum value", `${at}/style`);
    }
  },
);

function optionsRule(keys: string, size: { min: number; max: number }, marked: boolean): ElementRule {
  return rule(everywhere, `options ${keys}`, (problems, element, at) => {
    checkText(problems, element, "placeholder", at, { max: elementLimits.placeholder, plain: true });
    if (element.option_groups !== undefined) return;
    for (const [index, option] of checkList(problems, element, "options", at, size).entries()) {
      const pointer = `${at}/options/${index}`;
      checkText(problems, option, "text", pointer, {
        max: elementLimits.optionText,
        plain: !marked,
        required: true,
      });
      checkText(problems, option, "description", pointer, { max: elementLimits.optionText, plain: !marked });
      checkString(problems, option, "value", pointer, { max: elementLimits.optionValue, required: true });
    }
    checkInitial(problems, element, at);
  });
}

/** What is chosen at first must be among the options; several are a list that isn't empty. */
function checkInitial(problems: Problems, element: JsonObject, at: string): void {
  const { initial_option: initial, initial_options: several, max_selected_items: most, options } = element;
  const known = new Set(Array.isArray(options) ? options.map((option) => JSON.stringify(option)) : []);
  const isOption = (one: unknown) => known.has(JSON.stringify(one));
  if (initial !== undefined && !isOption(initial))
    problems.add("must be one of the options", `${at}/initial_option`);
  if (most !== undefined && !(typeof most === "number" && most >= 1))
    problems.add("must be at least 1", `${at}/max_selected_items`);
  if (several === undefined) return;
  const chosen = checkList(problems, element, "initial_options", at, {
    min: 1,
    max: typeof most === "number" ? most : elementLimits.selectOptions,
  });
  if (!chosen.every(isOption)) problems.add("must be among the options", `${at}/initial_options`);
}

const selectKeys = "placeholder option_groups initial_option confirm";
const placeholderRule = (keys: string) =>
  rule(everywhere, `placeholder confirm ${keys}`, (problems, element, at) =>
    checkText(problems, element, "placeholder", at, { max: elementLimits.placeholder, plain: true }),
  );
const inputRule = (keys: string) =>
  rule(["input"], `placeholder initial_value dispatch_action_config ${keys}`, (problems, element, at) => {
    checkText(problems, element, "placeholder", at, { max: elementLimits.placeholder, plain: true });
    const longest = element.max_length;
    if (typeof longest === "number" && longest > elementLimits.inputLength) {
      problems.add(`must be less than ${elementLimits.inputLength + 1}`, `${at}/max_length`);
    }
  });

const imageRule = rule(["accessory", "context"], "image_url slack_file alt_text", (problems, image, at) =>
  checkPicture(problems, image, at),
);

const rules: Readonly<Record<string, ElementRule>> = {
  button: buttonRule,
  image: imageRule,
  static_select: optionsRule(selectKeys, { min: 1, max: elementLimits.selectOptions }, false),
  multi_static_select: optionsRule(
    "placeholder option_groups initial_options max_selected_items confirm",
    { min: 1, max: elementLimits.selectOptions },
    false,
  ),
  overflow: optionsRule("confirm", { min: 1, max: elementLimits.overflowOptions }, false),
  radio_buttons: optionsRule("initial_option confirm", { min: 1, max: elementLimits.radioOptions }, true),
  checkboxes: optionsRule("initial_options confirm", { min: 1, max: elementLimits.checkboxes }, true),
  users_select: placeholderRule("initial_user"),
  channels_select: placeholderRule("initial_channel response_url_enabled"),
  conversations_select: placeholderRule(
    "initial_conversation default_to_current_conversation filter response_url_enabled",
  ),
  datepicker: placeholderRule("initial_date"),
  timepicker: placeholderRule("initial_time timezone"),
  plain_text_input: inputRule("multiline min_length max_length"),
  number_input: inputRule("is_decimal_allowed min_value max_value"),
};

export function checkElement(problems: Problems, element: JsonObject, at: string, place: Place): void {
  const type = textAt(element, "type") ?? "undefined";
  const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
  if (!rule?.places.includes(place)) {
    problems.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  checkKeys(problems, element, at, rule.keys);
  checkString(problems, element, "action_id", at, { max: elementLimits.actionId });
  rule.check(problems, element, at);
  if (isObject(element.confirm)) checkConfirm(problems, element.confirm, `${at}/confirm`);
}

/** An image, as a block or as an element. */
export function checkPicture(problems: Problems, image: JsonObject, at: string): void {
  checkString(problems, image, "alt_text", at, { max: blockLimits.altText, required: true });
  checkString(problems, image, "image_url", at, { max: blockLimits.url });
  if (image.image_url === undefined && image.slack_file === undefined) {
    problems.add("must define either `image_url` or `slack_file`", at);
  }
}

function checkConfirm(problems: Problems, confirm: JsonObject, at: string): void {
  checkText(problems, confirm, "title", at, { max: elementLimits.confirmTitle, plain: true, required: true });
  checkText(problems, confirm, "text", at, { max: elementLimits.confirmText, plain: false, required: true });
  checkText(problems, confirm, "confirm", at, {
    max: elementLimits.confirmLabel,
    plain: true,
    required: true,
  });
  checkText(problems, confirm, "deny", at, { max: elementLimits.confirmLabel, plain: true, required: true });
}
