// Discord's components (V2) as HTML, about as Discord shows them: for the playground, the gallery, and pictures.
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { html } from "hono/html";
import { actionForm, type Controls, drawButton, drawSelect, type Html } from "./controls.ts";
import { drawDiscordMarkdown, type Moment } from "./discord-markdown.ts";

/** Any part of a message. */
type Component = APIMessageTopLevelComponent | APIComponentInContainer;

const styles: Readonly<Partial<Record<ButtonStyle, string>>> = {
  [ButtonStyle.Primary]: " primary",
  [ButtonStyle.Danger]: " danger",
  [ButtonStyle.Success]: " success",
};

/** Accents by their color: the page's own rules forbid inline styles. */
const accents: Readonly<Record<number, string>> = {
  3304677: "question",
  3055195: "right",
  13774137: "wrong",
  15906354: "gold",
};

export function drawDiscord(components: readonly Component[], moment: Moment, controls?: Controls): Html {
  return html`<div class="discord">${components.map((component) => draw(component, moment, controls))}${controls ? actionForm(controls) : ""}</div>`;
}

function draw(component: Component, moment: Moment, controls: Controls | undefined): Html {
  switch (component.type) {
    case ComponentType.Container: {
      const accent = accents[component.accent_color ?? -1];
      const inside = component.components.map((inner) => draw(inner, moment, controls));
      return html`<div class="discord-frame${accent === undefined ? "" : ` ${accent}`}">${inside}</div>`;
    }
    case ComponentType.TextDisplay:
      return html`<div class="discord-text">${drawDiscordMarkdown(component.content, moment)}</div>`;
    case ComponentType.Section:
      return html`<div class="discord-section"><div>${component.components.map((inner) => draw(inner, moment, controls))}</div>${drawUsable(component.accessory, controls)}</div>`;
    case ComponentType.ActionRow:
      return html`<div class="discord-row">${component.components.map((inner) => drawUsable(inner, controls))}</div>`;
    case ComponentType.Separator:
      return html`<hr>`;
    case ComponentType.MediaGallery:
      return html`${component.items.map(({ description }) => html`<figure class="discord-image">${description ?? ""}</figure>`)}`;
    case ComponentType.File:
      return html`<p class="discord-text">📄 ${component.file.url.replace("attachment://", "")}</p>`;
    default:
      return html`<p class="discord-unknown">${ComponentType[(component as Component).type]}</p>`;
  }
}

type Usable =
  | Extract<Component, { type: ComponentType.Section }>["accessory"]
  | Extract<Component, { type: ComponentType.ActionRow }>["components"][number];

function drawUsable(component: Usable, controls: Controls | undefined): Html {
  if (component.type === ComponentType.StringSelect) {
    const choices = component.options.map(({ label, value, default: chosen = false }) => ({
      label,
      value,
      chosen,
    }));
    return drawSelect(component.placeholder ?? "", choices, "discord-button", controls);
  }
  if (component.type !== ComponentType.Button || !("custom_id" in component))
    return html`<span class="discord-unknown">${ComponentType[component.type]}</span>`;
  const className = `discord-button${styles[component.style] ?? ""}`;
  const label = "label" in component ? (component.label ?? "") : "";
  return drawButton({ label, value: component.custom_id, className }, controls);
}
