// A form as HTML: its fields under their labels, and a button that sends them.
import { html } from "hono/html";
import type { Form, FormField } from "../../ports/reply.ts";
import { blockMarkdown } from "./markdown.ts";
import { hiddenFields, type Reader } from "./reader.ts";

/** Before an option's name in the form's data, so that none is taken for something else. */
export const FIELD_PREFIX = "option-";

const USUAL_MAXIMUM = 200;

/** @param id unique in the page */
export function renderForm(id: string, { title, intro, command, fields, submit }: Form, reader: Reader) {
  return html`<form class="ask" method="post" action="/fill" autocomplete="off" aria-label="${title}">
    <h3>${title}</h3>
    ${intro === undefined ? "" : html`<div class="text">${blockMarkdown(intro, reader.zone)}</div>`}
    ${hiddenFields(reader)}<input type="hidden" name="command" value="${command}">
    ${fields.map((field) => renderField(`${id}-${field.option}`, field))}
    <div class="buttons"><button class="primary">${submit}</button></div></form>`;
}

function renderField(id: string, { option, label, example, value, maximum, optional }: FormField) {
  return html`<label for="${id}">${label}</label>
    <input type="text" id="${id}" name="${FIELD_PREFIX}${option}" maxlength="${maximum ?? USUAL_MAXIMUM}"
      ${optional ? "" : html`required`} value="${value ?? ""}" placeholder="${example ?? ""}">`;
}
