// Forms as modals, and what people filled into them: pure. A modal carries its command: nothing is remembered here.
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "discord.js";
import {
  type ChoiceField,
  decodeAction,
  encodeAction,
  type Form,
  type FormField,
  type TextField,
} from "../../../ports/reply.ts";
import type { SentForm } from "../payloads/interactions.ts";
import { discordMarkdown } from "./markdown.ts";

const FORM = "form";
const USUAL_MAXIMUM = 200;

/** Within Discord's limits, because forms are: https://docs.discord.com/developers/components/reference */
export function renderForm({ title, intro, command, fields }: Form): APIModalInteractionResponseCallbackData {
  const introduction =
    intro === undefined
      ? []
      : [{ type: ComponentType.TextDisplay as const, content: discordMarkdown(intro) }];
  return {
    custom_id: encodeAction({ name: FORM, args: [command] }),
    title,
    components: [...introduction, ...fields.map(renderField)],
  };
}

function renderField(field: FormField) {
  return {
    type: ComponentType.Label as const,
    label: field.label,
    ...(field.hint === undefined ? {} : { description: field.hint }),
    component: field.choices === undefined ? renderInput(field) : renderSelect(field),
  };
}

function renderInput({ option, example, value, maximum = USUAL_MAXIMUM, optional }: TextField) {
  return {
    type: ComponentType.TextInput as const,
    custom_id: option,
    style: TextInputStyle.Short,
    max_length: maximum,
    required: optional !== true,
    ...(value === undefined ? {} : { value }),
    ...(example === undefined ? {} : { placeholder: example }),
  };
}

function renderSelect({ option, choices, none }: ChoiceField) {
  return {
    type: ComponentType.StringSelect as const,
    custom_id: option,
    options: choices.map(({ label, value, chosen }) => ({ label, value, default: chosen === true })),
    required: none === undefined,
    min_values: none === undefined ? 1 : 0,
    max_values: none === undefined ? 1 : choices.length,
    ...(none === undefined ? {} : { placeholder: none }),
  };
}

/** The command that a form is for, with its options; a form of another version names none that there is. */
export function readForm({ custom_id, components }: SentForm["data"]) {
  const action = decodeAction(custom_id);
  const name = action?.name === FORM ? (action.args[0] ?? "") : custom_id;
  const inputs = components.flatMap(({ component }) => {
    if (component?.type === ComponentType.TextInput) return [[component.custom_id, component.value]];
    return component?.type === ComponentType.StringSelect ? [[component.custom_id, component.values]] : [];
  });
  return { name, options: Object.fromEntries(inputs) };
}
