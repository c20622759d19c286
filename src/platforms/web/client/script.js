// The page's behavior: sends without reloading, and shows what arrives. The server rendered and escaped everything
// that's shown.
import { keepFocus, restoreFocus } from "./focus.js";
import { reveal, showNewMessage } from "./scrolling.js";
import { closeMenu } from "./slash-menu.js";

const { as, pane, skin } = document.body.dataset;
const timeline = document.getElementById("timeline");
const box = document.getElementById("command");
const connection = document.getElementById("connection");

/** Set while this tab waits for a message that it caused: the page moves there. */
let awaited = false;

// ---- sending

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  const data = new URLSearchParams(new FormData(form, event.submitter));
  // Not form.action: the buttons of that name stand in its way.
  const address = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  if (form.contains(box)) {
    if (box.value.trim() === "") return;
    data.set("under", lastMoment()?.dataset.moment ?? "");
    box.value = "";
    closeMenu();
    const line = showPending(data.get("text"));
    deliver(line, address, data);
  } else {
    await press(form, event.submitter, address, data);
  }
});

/** A command's line, shown at once: it waits for its reply, and offers to try again where none comes. */
function showPending(text) {
  const line = document.createElement("div");
  line.className = "entry pending";
  const words = document.createElement("p");
  words.className = "message typed";
  words.textContent = text;
  line.append(words, note("Sending…"));
  (lastMoment() ?? timeline).append(line);
  reveal(line);
  return line;
}

async function deliver(line, address, data) {
  line.querySelector(".note").replaceWith(note("Sending…"));
  const { reply, problem } = await send(address, data);
  if (reply) {
    line.remove();
    addEntry(reply);
  } else line.querySelector(".note").replaceWith(note(problem, () => deliver(line, address, data)));
}

/** A pressed button shows that it's at work, and is ready again when its reply is there. */
async function press(form, button, address, data) {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  button?.classList.add("pending");
  if (form.nextElementSibling?.matches(".note")) form.nextElementSibling.remove();
  awaited = form.matches(".clock");
  const { reply, problem } = await send(address, data);
  form.removeAttribute("aria-busy");
  button?.classList.remove("pending");
  if (problem) return form.after(note(problem, () => press(form, button, address, data)));
  if (reply.refused !== undefined && form.matches(".ask")) refuse(form, reply);
  else if (reply.html) addEntry(reply);
}

/** Resolves to the server's reply, or to a sentence that says why there's none. */
async function send(address, data) {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    return response.ok ? { reply: await response.json() } : { problem: await response.text() };
  } catch {
    return { problem: "Not sent: Kubedrill can't be reached." };
  }
}

function note(text, again) {
  const shown = document.createElement("p");
  shown.className = "note muted";
  shown.setAttribute("role", "status");
  shown.textContent = text;
  if (again) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Try again";
    button.addEventListener("click", () => {
      box.focus({ preventScroll: true });
      again();
    });
    shown.append(" ", button);
  }
  return shown;
}

// ---- the timeline

const moment = (id) => timeline.querySelector(`[data-moment="${CSS.escape(id)}"]`);
const lastMoment = () => [...timeline.querySelectorAll("[data-moment]")].at(-1);

/** Shows a private reply below its message, in place of an earlier one with its ID; the focus stays where it was. */
function addEntry({ html, under }) {
  const entry = parse(html);
  const earlier = document.getElementById(entry.id);
  if (earlier) {
    keepFocus(earlier, () => earlier.replaceWith(entry), entry);
  } else {
    (moment(under) ?? lastMoment() ?? timeline).append(entry);
  }
  reveal(entry);
}

/** Says in the form what to change: at its field, if it's about one. */
function refuse(form, { html, refused }) {
  form.querySelector(".refused")?.remove();
  const said = document.createElement("div");
  said.className = "refused";
  said.id = `${form.closest(".entry").id}-refused`;
  said.append(...parse(html).querySelectorAll(".private .text"));
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  const field = form.elements.namedItem(`option-${refused}`) ?? form.elements.namedItem(`options-${refused}`);
  if (field === null) {
    form.querySelector(".buttons").before(said);
  } else {
    field.after(said);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", said.id);
    field.focus();
  }
  reveal(form);
}

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

// ---- what happens in the channel

const events = new EventSource(`/events?${new URLSearchParams({ as, pane, skin })}`);
events.addEventListener("open", () => {
  connection.hidden = true;
});
events.addEventListener("error", () => {
  connection.hidden = false;
});
let caughtUp = false;
events.addEventListener("message", ({ data }) => {
  const arrived = parse(data);
  const earlier = moment(arrived.dataset.moment);
  if (earlier !== null) return update(earlier.firstElementChild, arrived.firstElementChild);
  timeline.querySelector(".empty")?.remove();
  timeline.append(arrived);
  if (awaited) reveal(arrived);
  else if (caughtUp) showNewMessage(arrived);
});
events.addEventListener("clock", ({ data }) => {
  const { day, text } = JSON.parse(data);
  document.getElementById("today").textContent = text;
  for (const field of document.querySelectorAll("input[name=day]")) field.value = day;
  caughtUp = true;
  awaited = false;
});

/** Replaces only the parts that changed: a button that stays keeps its focus, and a press under way still counts. */
function update(shown, next) {
  if (shown.dataset.revision === next.dataset.revision) return;
  shown.dataset.revision = next.dataset.revision;
  shown.className = next.className;
  keepFocus(shown, () => merge(shown, next), shown);
}

function merge(shown, next) {
  const parts = [...next.children];
  parts.forEach((part, place) => {
    const before = shown.children[place];
    if (before === undefined) shown.append(part);
    else if (!isSame(before, part)) replace(before, part);
  });
  while (shown.children.length > parts.length) shown.lastElementChild.remove();
}

/** A part whose own words and place are the same changes inside only. */
function replace(before, part) {
  const isAlike =
    before.tagName === part.tagName && part.children.length > 0 && ownText(before) === ownText(part);
  if (!isAlike || before.children.length !== part.children.length) return before.replaceWith(part);
  before.className = part.className;
  merge(before, part);
}

function ownText({ childNodes }) {
  return [...childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.data.trim() : "")).join("|");
}

/** Whether a part is what's shown already, apart from a press under way. */
function isSame(shown, part) {
  const atRest = shown.cloneNode(true);
  atRest.removeAttribute("aria-busy");
  for (const button of atRest.querySelectorAll("button")) {
    button.classList.remove("pending");
    if (button.className === "") button.removeAttribute("class");
  }
  return atRest.isEqualNode(part);
}

// ---- who you are

for (const choice of document.querySelectorAll(".who select"))
  choice.addEventListener("change", ({ target }) => target.form.submit());

restoreFocus();
/** A newcomer first reads what this is, and the home page is read from its top. */
const startsAtTop =
  document.querySelectorAll("article").length < 2 && !document.querySelector(".entry:not(#home-page)");
if (location.hash === "" && !startsAtTop) lastMoment()?.scrollIntoView({ block: "end", behavior: "instant" });
