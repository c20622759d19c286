// Forms as modals, and what people filled into them. A modal carries its command: nothing is remembered here.
import type { types } from "@slack/bolt";
import type { Form, FormField } from "../../../ports/reply.ts";
import type { View } from "../payloads/view.ts";
import { cut, limits } from "./limits.ts";
import { renderBlocks } from "./render.ts";
import { readNote, type ViewNote, writeNote } from "./view-note.ts";

/** How payloads name our forms. */
const FORM = "form";

/** The field's element in its block, which is named by the option. */
const INPUT = "text";
const USUAL_MAXIMUM = 200;

/** A form that was sent. */
interface Filled {
  readonly command: string;
  readonly channel: string | undefined;
  readonly options: Readonly<Record<string, string>>;
}

/** @param place where the command runs, and the channel that it's about */
export function renderForm(
  { title, intro, command, fields, submit }: Form,
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
    blocks: [...introduction, ...fields.map(renderField)],
  };
}

function renderField({ option, label, example, value, maximum, optional }: FormField): types.InputBlock {
  return {
    type: "input",
    block_id: option,
    label: plain(label, limits.inputLabel),
    optional: optional === true,
    element: {
      type: "plain_text_input",
      action_id: INPUT,
      max_length: maximum ?? USUAL_MAXIMUM,
      ...(value === undefined ? {} : { initial_value: value }),
      ...(example === undefined ? {} : { placeholder: plain(example, limits.placeholder) }),
    },
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
    const value = inputs[INPUT]?.value;
    return value === undefined ? [] : [[option, value] as const];
  });
  return { command: note.command, channel: note.channel, options: Object.fromEntries(values) };
}
