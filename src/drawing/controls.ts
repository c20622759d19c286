// Buttons and selects of a drawn message: they send what the platform would send, where someone listens.
import { html } from "hono/html";

export type Html = ReturnType<typeof html>;

/** Where presses go: the hidden fields of a form to /act. Without them, a drawn message is only a picture. */
export interface Controls {
  /** Unique in the page: it names the message's form. */
  readonly id: string;
  readonly hidden: Html;
}

export interface DrawnButton {
  readonly label: string;
  /** What the platform sends when it's pressed. */
  readonly value: string;
  readonly className: string;
  /** What screen readers say instead of the label. */
  readonly name?: string | undefined;
}

export interface DrawnChoice {
  readonly label: string;
  readonly value: string;
  readonly chosen: boolean;
}

/** The form that the message's buttons belong to; it comes after the message. */
export function actionForm({ id, hidden }: Controls): Html {
  return html`<form id="${formId(id)}" class="drawn-form" method="post" action="/act">${hidden}</form>`;
}

export function drawButton({ label, value, className, name }: DrawnButton, controls?: Controls): Html {
  const sends = controls && html` form="${formId(controls.id)}" name="action" value="${value}"`;
  const said = name === undefined ? "" : html` aria-label="${name}"`;
  return html`<button type="${sends ? "submit" : "button"}" class="${className}"${sends ?? ""}${said}>${label}</button>`;
}

/** A select with a button of its own: without script, choosing alone sends nothing. */
export function drawSelect(
  placeholder: string,
  choices: readonly DrawnChoice[],
  className: string,
  controls?: Controls,
): Html {
  const options = choices.map(
    ({ label, value, chosen }) =>
      html`<option value="${value}"${chosen ? html` selected` : ""}>${label}</option>`,
  );
  // Platforms show the placeholder until something is chosen.
  const first = choices.some(({ chosen }) => chosen)
    ? ""
    : html`<option value="" disabled selected>${placeholder}</option>`;
  const select = html`<select class="${className}" aria-label="${placeholder}" required${controls ? html` name="action"` : ""}>${first}${options}</select>`;
  if (controls === undefined) return select;
  return html`<form class="drawn-select" method="post" action="/act">${controls.hidden}${select}<button class="${className}">Show</button></form>`;
}

function formId(id: string): string {
  return `form-${id}`;
}
