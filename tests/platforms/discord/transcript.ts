// A rendered message as people can read it in a snapshot: a line or more for each component.
import {
  type APIComponentInActionRow,
  type APIComponentInContainer,
  type APISectionAccessoryComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { DiscordMessage } from "../../../src/platforms/discord/render/render.ts";

/** Longer texts are shown by their two ends. */
const WHOLE = 1_200;
const END = 120;

export function transcript({ flags, components }: DiscordMessage): string {
  const lines = components.map((component) => {
    if (component.type !== ComponentType.Container) return `alone\n${shown(component)}`;
    const { id, accent_color: color } = component;
    const mark = `${id === undefined ? "" : ` ${id}`}${color ? ` #${color.toString(16)}` : ""}`;
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
      return `  ${component.components.map(usable).join(" ")}`;
    case ComponentType.Section:
      return `${component.components.map(shown).join("\n")} ${usable(component.accessory)}`;
    case ComponentType.Separator:
      return "  ───";
    case ComponentType.MediaGallery:
      return component.items.map(({ media, description }) => `  🖼 ${media.url}: ${description}`).join("\n");
    case ComponentType.File:
      return `  📎 ${component.file.url}`;
  }
}

/** A button or a select. */
function usable(component: APIComponentInActionRow | APISectionAccessoryComponent): string {
  if (component.type === ComponentType.StringSelect) {
    const options = component.options.map(
      (option) => `${option.default ? "*" : ""}${option.label}(${option.value})`,
    );
    return `${component.placeholder} ▾ ${component.custom_id}: ${options.join(" ")}`;
  }
  const isButton = "custom_id" in component && "label" in component;
  return isButton ? `[${component.label}](${component.custom_id} ${ButtonStyle[component.style]})` : "?";
}

function ended(text: string): string {
  if (text.length <= WHOLE) return text;
  return `${text.slice(0, END)} [… ${text.length} characters in all …] ${text.slice(-END)}`;
}
