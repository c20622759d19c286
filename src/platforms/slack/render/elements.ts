// What people tap in a message: buttons and selects.
import type { types } from "@slack/bolt";
import { type Block, type Button, type Choice, encodeAction } from "../../../ports/reply.ts";
import { cut, limits } from "./limits.ts";

/** @param number of the element: unique in the message */
export function renderButton({ label, action, style }: Button, number: number): types.Button {
  return {
    type: "button",
    text: { type: "plain_text", text: cut(label, limits.label), emoji: false },
    // Unique in the message; what is done stands in the value.
    action_id: `${action.name}-${number}`,
    value: encodeAction(action),
    ...(style === undefined ? {} : { style }),
  };
}

/** @param number as of a button */
export function renderSelect(
  { label, choices }: Extract<Block, { type: "select" }>,
  number: number,
): types.StaticSelect {
  const options = choices.slice(0, limits.choices).map(toOption);
  const chosen = options[choices.findIndex((choice) => choice.chosen)];
  return {
    type: "static_select",
    action_id: `select-${number}`,
    placeholder: { type: "plain_text", text: cut(label, limits.placeholder), emoji: false },
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function toOption({ label, action }: Choice): types.PlainTextOption {
  return {
    text: { type: "plain_text", text: cut(label, limits.choice), emoji: false },
    value: encodeAction(action),
  };
}

/** Lists of up to `size`. */
export function chunks<T>(all: readonly T[], size: number): readonly T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
