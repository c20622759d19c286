// Forms as modals, and what people filled into them. A modal carries its command: nothing is remembered here.
import type { types } from "@slack/bolt";
import type { ChoiceField, Form, FormField, TextField } from "../../../ports/reply.ts";
import type { EnteredValue, View } from "../payloads/view.ts";
import { cut, limits } from "./limits.ts";
import { renderBlocks } from "./render.ts";
import { readNote, type ViewNote, writeNote } from "./view-note.ts";

/** How payloads name our forms. */
const FORM = "form";

/** The field's element in its block, which is named by the option. */
const INPUT = "text";
const CHOICE = "choice";
const USUAL_MAXIMUM = 200;

/** A form that was sent. */
interface Filled {
  readonly command: string;
  readonly channel: string | undefined;
  readonly options: Readonly<Record<string, string | readonly string[]>>;
}

/** @param place where the command runs, and the channel that it's about */
export function renderForm(
  { title, intro, command, fields, more = [], submit }: Form,
  { team, channel }: Pick<ViewNote, "team" | "channel">,
): types.ModalView {
  const introduction =
    intro === undefined ? [] : renderBlocks([{ type: "text", markdown: intro }], limits.blocksInView);
  return {
    type: "modal",
    callback_id: FORM,
    private_metadata: writeNote({ team, command, channel }),
    title: plain(title, limits.modalTitle),
    submit: plain(submit, limits.modalTitle),
    close: plain("Cancel", limits.modalTitle),
    blocks: [...introduction, ...[...fields, ...more].map(renderField)],
  };
}

function renderField(field: FormField): types.InputBlock {
  return {
    type: "input",
    block_id: field.option,
    label: plain(field.label, limits.inputLabel),
    ...(field.hint === undefined ? {} : { hint: plain(field.hint, limits.inputLabel) }),
    optional: field.choices === undefined ? field.optional === true : field.none !== undefined,
    element: field.choices === undefined ? renderInput(field) : renderSelect(field),
  };
}

function renderInput({ example, value, maximum }: TextField): types.PlainTextInput {
  return {
    type: "plain_text_input",
    action_id: INPUT,
    max_length: maximum ?? USUAL_MAXIMUM,
    ...(value === undefined ? {} : { initial_value: value }),
    ...(example === undefined ? {} : { placeholder: plain(example, limits.placeholder) }),
  };
}

function renderSelect({ choices, none }: ChoiceField): types.StaticSelect | types.MultiStaticSelect {
  const options = choices.map(({ label, value }) => ({ text: plain(label, limits.choice), value }));
  const chosen = options.filter((_, index) => choices[index]?.chosen);
  const [first] = chosen;
  const shared = { action_id: CHOICE, options };
  if (none === undefined)
    return { type: "static_select", ...shared, ...(first && { initial_option: first }) };
  return {
    type: "multi_static_select",
    ...shared,
    placeholder: plain(none, limits.placeholder),
    ...(first && { initial_options: chosen }),
  };
}

function plain(text: string, most: number): types.PlainTextElement {
  return { type: "plain_text", text: cut(text, most), emoji: false };
}

/** A submitted form; undefined if it isn't one of ours. */
export function readForm({ private_metadata, state }: View): Filled | undefined {
  const note = readNote(private_metadata);
  if (note?.command === undefined) return undefined;
  const values = Object.entries(state?.values ?? {}).flatMap(([option, inputs]) => {
    const value = inputs[INPUT]?.value ?? chosenIn(inputs[CHOICE]);
    return value === undefined ? [] : [[option, value] as const];
  });
  return { command: note.command, channel: note.channel, options: Object.fromEntries(values) };
}

function chosenIn(choice: EnteredValue | undefined): readonly string[] | undefined {
  if (choice === undefined) return undefined;
  const { selected_option: one, selected_options: several = [] } = choice;
  return (one === undefined ? several : [one]).flatMap(({ value }) => value ?? []);
}
