// Reads a message as a person does: its words, and the buttons under it.

import type { Message } from "../wire.ts";
import { type Button, everyComponent, type Select } from "./component-schema.ts";
import type { Embed } from "./embed-schema.ts";

/** All its words in reading order, a line for each part: content, embeds, components with their labels. */
export function textOf(message: Message): string {
  const lines = [message.content, ...message.embeds.flatMap(embedLines)];
  for (const [component] of everyComponent(message.components)) {
    if (component.type === 10) lines.push(component.content);
    if (component.type === 2) lines.push(`[${component.label ?? component.emoji?.name ?? ""}]`);
    if (component.type === 3) lines.push(...component.options.map(({ label }) => `(${label})`));
  }
  return lines.filter((line) => line).join("\n");
}

function embedLines({ author, title, description, fields, footer }: Embed): (string | null | undefined)[] {
  const named = (fields ?? []).map(({ name, value }) => `${name}: ${value}`);
  return [author?.name, title, description, ...named, footer?.text];
}

/** Its buttons in reading order. */
export function buttonsOf(message: Message): readonly Button[] {
  return componentsOf(message).flatMap((component) => (component.type === 2 ? component : []));
}

/** The button with this label or custom id. @throws Error where there is none, or it is disabled */
export function findButton(message: Message, labelOrId: string): Button {
  const buttons = buttonsOf(message);
  const button =
    buttons.find(({ custom_id }) => custom_id === labelOrId) ??
    buttons.find(({ label }) => label === labelOrId);
  if (button === undefined) {
    const labels = buttons.map(({ label, custom_id }) => `${label} (${custom_id})`).join(", ");
    throw new Error(`There is no button ${labelOrId}; there is ${labels || "none"}.`);
  }
  if (button.disabled) throw new Error(`The button ${labelOrId} is disabled.`);
  return button;
}

/** The select with this placeholder or custom id. @throws Error where there is none, or it is disabled */
export function findSelect(message: Message, placeholderOrId: string): Select {
  const selects = componentsOf(message).flatMap((component) => ("placeholder" in component ? component : []));
  const select = selects.find(
    ({ custom_id, placeholder }) => custom_id === placeholderOrId || placeholder === placeholderOrId,
  );
  if (select === undefined) throw new Error(`There is no select ${placeholderOrId}.`);
  if (select.disabled) throw new Error(`The select ${placeholderOrId} is disabled.`);
  return select;
}

function componentsOf(message: Message) {
  return [...everyComponent(message.components)].map(([component]) => component);
}
