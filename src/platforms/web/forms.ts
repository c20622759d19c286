// A form as HTML: its fields under their labels, and a button that sends them.
import { html } from "hono/html";
import {
  type ChoiceField,
  encodeAction,
  type Form,
  type FormField,
  type TextField,
} from "../../ports/reply.ts";
import { blockMarkdown } from "./markdown.ts";
import { hiddenFields, type Reader } from "./reader.ts";

/** Before an option's name in the form's data, so that none is taken for something else. */
export const FIELD_PREFIX = "option-";
/** The same for an option that takes a list of choices. */
export const LIST_PREFIX = "options-";

const USUAL_MAXIMUM = 200;
const cancel = encodeAction({ name: "cancel", args: [] });

/** @param id unique in the page */
export function renderForm(
  id: string,
  { title, intro, command, fields, more = [], submit, danger }: Form,
  reader: Reader,
) {
  return html`<form class="ask" method="post" action="/fill" autocomplete="off" aria-label="${title}">
    <h3>${title}</h3>
    ${intro === undefined ? "" : html`<div class="text">${blockMarkdown(intro, reader.zone)}</div>`}
    ${hiddenFields(reader)}<input type="hidden" name="command" value="${command}">
    ${[...fields, ...more].map((field) => renderField(`${id}-${field.option}`, field))}
    <div class="buttons"><button class="${danger ? "danger" : "primary"}">${submit}</button>
      <button name="action" value="${cancel}" formaction="/act" formnovalidate>Cancel</button></div></form>`;
}

function renderField(id: string, field: FormField) {
  const hint = field.hint === undefined ? "" : html`<p class="hint muted" id="${id}-hint">${field.hint}</p>`;
  if (field.choices === undefined) return html`${renderInput(id, field)}${hint}`;
  return html`${field.none === undefined ? renderSelect(id, field) : renderList(id, field)}${hint}`;
}

function described(id: string, { hint }: FormField) {
  return hint === undefined ? "" : html` aria-describedby="${id}-hint"`;
}

function renderInput(id: string, field: TextField) {
  const { option, label, example, value, maximum, optional } = field;
  return html`<label for="${id}">${label}</label>
    <input type="text" id="${id}" name="${FIELD_PREFIX}${option}" maxlength="${maximum ?? USUAL_MAXIMUM}"${described(id, field)}
      ${optional ? "" : html`required`} value="${value ?? ""}" placeholder="${example ?? ""}">`;
}

function renderSelect(id: string, field: ChoiceField) {
  const options = field.choices.map(
    ({ label, value, chosen }) =>
      html`<option value="${value}"${chosen ? html` selected` : ""}>${label}</option>`,
  );
  return html`<label for="${id}">${field.label}</label>
    <select id="${id}" name="${LIST_PREFIX}${field.option}"${described(id, field)}>${options}</select>`;
}

/** Boxes to check. The empty hidden field says that the list was sent, even if none is checked. */
function renderList(id: string, field: ChoiceField) {
  const name = `${LIST_PREFIX}${field.option}`;
  const boxes = field.choices.map(
    ({ label, value, chosen }) =>
      html`<label><input type="checkbox" name="${name}" value="${value}"${chosen ? html` checked` : ""}> ${label}</label> `,
  );
  return html`<fieldset id="${id}" name="${FIELD_PREFIX}${field.option}"${described(id, field)}>
    <legend>${field.label} <span class="muted">(none: ${field.none})</span></legend>
    <input type="hidden" name="${name}" value="">${boxes}</fieldset>`;
}
