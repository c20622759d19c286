// Slack's Block Kit as HTML, about as Slack shows it: for the playground, the gallery, and pictures in the docs.
import type { types } from "@slack/bolt";
import { html } from "hono/html";
import { actionForm, type Controls, drawButton, drawSelect, type Html } from "./controls.ts";
import { drawMrkdwn } from "./slack-mrkdwn.ts";
import { drawRichText } from "./slack-rich-text.ts";

/** The blocks of a message, a home page, or a modal. @param zone in which dates are shown (IANA) */
export function drawSlack(blocks: readonly types.KnownBlock[], zone: string, controls?: Controls): Html {
  return html`<div class="slack">${blocks.map((block) => drawBlock(block, zone, controls))}${controls ? actionForm(controls) : ""}</div>`;
}

function drawBlock(block: types.KnownBlock, zone: string, controls: Controls | undefined): Html {
  switch (block.type) {
    case "section":
      return html`<div class="slack-section"><div class="slack-text">${block.text ? drawText(block.text, zone) : ""}${
        block.fields
          ? html`<div class="slack-fields">${block.fields.map((field) => html`<div>${drawText(field, zone)}</div>`)}</div>`
          : ""
      }</div>${block.accessory ? drawElement(block.accessory, controls) : ""}</div>`;
    case "header":
      return html`<h2 class="slack-header">${block.text.text}</h2>`;
    case "context":
      return html`<div class="slack-context">${block.elements.map((element) =>
        element.type === "image"
          ? html`<span>${element.alt_text}</span>`
          : html`<span>${drawText(element, zone)}</span>`,
      )}</div>`;
    case "actions":
      return html`<div class="slack-actions">${block.elements.map((element) => drawElement(element, controls))}</div>`;
    case "divider":
      return html`<hr>`;
    case "rich_text":
      return drawRichText(block, zone);
    case "table":
      return html`<div class="slack-table" tabindex="0"><table>${block.rows.map(
        (row) =>
          html`<tr>${row.map((cell, column) => drawCell(cell, block.column_settings?.[column]?.align, zone))}</tr>`,
      )}</table></div>`;
    case "image":
      return html`<figure class="slack-image">${block.alt_text}</figure>`;
    default:
      return html`<p class="slack-unknown">${block.type}</p>`;
  }
}

function drawText({ type, text }: types.PlainTextElement | types.MrkdwnElement, zone: string): Html {
  return type === "mrkdwn" ? drawMrkdwn(text, zone) : html`${text}`;
}

function drawCell(
  cell: types.TableBlock["rows"][number][number],
  align: string | undefined,
  zone: string,
): Html {
  const words =
    cell.type === "rich_text" ? drawRichText(cell, zone) : html`${"text" in cell ? cell.text : ""}`;
  return html`<td${align === undefined ? "" : html` class="${align}"`}><bdi>${words}</bdi></td>`;
}

/** A button or a select; anything else by its name. */
function drawElement(element: { readonly type: string }, controls: Controls | undefined): Html {
  if (isButton(element)) {
    const { text, value = "", style, accessibility_label: name } = element;
    const className = `slack-button${style === undefined ? "" : ` ${style}`}`;
    return drawButton({ label: text.text, value, className, name }, controls);
  }
  if (isSelect(element)) {
    const { placeholder, options = [], initial_option: chosen } = element;
    const choices = options.map(({ text, value = "" }) => ({
      label: text.text,
      value,
      chosen: value === chosen?.value,
    }));
    return drawSelect(placeholder?.text ?? "", choices, "slack-button", controls);
  }
  return html`<span class="slack-unknown">${element.type}</span>`;
}

function isButton(element: { readonly type: string }): element is types.Button {
  return element.type === "button";
}

function isSelect(element: { readonly type: string }): element is types.StaticSelect {
  return element.type === "static_select";
}
