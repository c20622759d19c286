// A rendered message as people can read it in a snapshot: a line or more for each component.
import { type APIComponentInContainer, ButtonStyle, ComponentType } from "discord.js";
import type { DiscordMessage } from "../../../src/platforms/discord/render/render.ts";

/** Longer texts are shown by their two ends. */
const WHOLE = 1_200;
const END = 120;

export function transcript({ flags, components }: DiscordMessage): string {
  const lines = components.map((component) => {
    if (component.type !== ComponentType.Container) return `alone\n${shown(component)}`;
    const mark = component.id === undefined ? "" : ` ${component.id}`;
    return [`frame${mark}`, ...component.components.map(shown)].join("\n");
  });
  return [`flags ${flags}`, ...lines].join("\n");
}

function shown(component: APIComponentInContainer): string {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return ended(component.content)
        .split("\n")
        .map((line) => `  │ ${line}`)
        .join("\n");
    case ComponentType.ActionRow:
      return `  ${component.components.map((one) => ("custom_id" in one && "label" in one ? `[${one.label}](${one.custom_id} ${ButtonStyle[one.style]})` : "?")).join(" ")}`;
    case ComponentType.MediaGallery:
      return component.items.map(({ media, description }) => `  🖼 ${media.url}: ${description}`).join("\n");
    default:
      return `  ?${component.type}`;
  }
}

function ended(text: string): string {
  if (text.length <= WHOLE) return text;
  return `${text.slice(0, END)} [… ${text.length} characters in all …] ${text.slice(-END)}`;
}
