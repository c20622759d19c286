// The focus: it's back after a page change, and moves on from a control that goes away.
const box = document.getElementById("command");
const controls = "button, select, input:not([type=hidden])";

addEventListener("pagehide", () => sessionStorage.setItem("focus", document.activeElement.id));

/** Puts the focus where it was on the page before. */
export function restoreFocus() {
  document.getElementById(sessionStorage.getItem("focus") ?? "")?.focus({ preventScroll: true });
}

/** Changes the page. If that takes away what has the focus, the control in its place in `next` gets it. */
export function keepFocus(shown, change, next) {
  const focused = document.activeElement;
  const number = [...shown.querySelectorAll(controls)].indexOf(focused);
  change();
  if (number < 0 || focused.isConnected) return;
  const left = next.querySelectorAll(controls);
  (left[number] ?? left[0] ?? box).focus({ preventScroll: true });
}
