// The page's behavior: sends without reloading, shows what arrives, completes what you type.
// Everything shown was rendered and escaped by the server.

const as = document.body.dataset.as;
const channel = document.getElementById("channel");
const replies = document.getElementById("private");
const box = document.getElementById("command");
const list = document.getElementById("completions");

// ---- sending

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  const data = new URLSearchParams(new FormData(form, event.submitter));
  if (form.contains(box)) {
    if (box.value.trim() === "") return;
    box.value = "";
    close();
  }
  // Not form.action: the buttons of that name stand in its way.
  const reply = await send(form.getAttribute("action"), data);
  if (reply?.refused !== undefined && form.matches(".ask")) refuse(form, reply);
  else if (reply?.html) showReply(reply, form.closest(".private"));
});

async function send(address, data) {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    if (response.ok) return await response.json();
    return failure(await response.text());
  } catch {
    return failure("Kubedrill does not answer. Is it still running? Start it with npm start and try again.");
  }
}

function failure(text) {
  const message = document.createElement("div");
  message.className = "message private";
  message.textContent = text;
  return { html: message.outerHTML };
}

function showReply({ html, replaces }, source) {
  const message = parse(html);
  const earlier = replaces ? source : document.getElementById(message.id);
  if (replaces && source) {
    message.id = source.id;
    source.replaceWith(message);
  } else {
    if (message.id) earlier?.remove();
    replies.append(message);
  }
  show(message);
}

/** Scrolls no farther than needed; to the beginning of what does not fit. */
function show(element) {
  const [head, foot] = [document.querySelector("header"), document.querySelector("footer")];
  const fits = element.offsetHeight <= innerHeight - head.offsetHeight - foot.offsetHeight;
  element.scrollIntoView({ block: fits ? "nearest" : "start" });
}

/** Says in the form what to set right: at the field, where it is one's. */
function refuse(form, { html, refused }) {
  form.querySelector(".refused")?.remove();
  const said = document.createElement("div");
  said.className = "refused";
  said.id = `${form.closest(".private").id}-refused`;
  said.append(...parse(html).querySelectorAll(".text"));
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  const field = form.elements.namedItem(`option-${refused}`);
  if (field === null) {
    form.querySelector(".buttons").before(said);
  } else {
    field.after(said);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", said.id);
    field.focus();
  }
  show(form);
}

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

// ---- what happens in the channel

const events = new EventSource(`/events?as=${encodeURIComponent(as)}`);
events.addEventListener("message", ({ data }) => {
  const message = parse(data);
  const earlier = document.getElementById(message.id);
  if (earlier === null) {
    channel.append(message);
    show(message);
  } else if (earlier.dataset.revision !== message.dataset.revision) {
    update(earlier, message);
  }
});

/** Replaces only the parts that changed: a button that stays keeps its focus, and a press under way still counts. */
function update(shown, next) {
  shown.dataset.revision = next.dataset.revision;
  shown.className = next.className;
  const parts = [...next.children];
  parts.forEach((part, place) => {
    const before = shown.children[place];
    if (before === undefined) shown.append(part);
    else if (!before.isEqualNode(part)) before.replaceWith(part);
  });
  while (shown.children.length > parts.length) shown.lastElementChild.remove();
}

events.addEventListener("clock", ({ data }) => {
  document.getElementById("today").textContent = data;
});

// ---- who you are

document.getElementById("as").addEventListener("change", ({ target }) => target.form.submit());

// ---- the command box

let active = -1;
let asked = 0;

box.addEventListener("input", async () => {
  const request = ++asked;
  if (box.value === "") return close();
  const response = await fetch(`/complete?text=${encodeURIComponent(box.value)}`);
  const completions = response.ok ? await response.json() : [];
  // An answer to what was typed before must not replace a later one.
  if (request === asked) open(completions.filter(({ text }) => text.trim() !== box.value.trim()));
});

box.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    mark((active + step + list.children.length) % list.children.length);
  } else if (event.key === "Escape") {
    close();
  } else if (event.key === "Tab" || (event.key === "Enter" && active >= 0)) {
    event.preventDefault();
    choose(list.children[Math.max(active, 0)]);
  }
});

box.addEventListener("blur", () => close());

list.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  const option = event.target.closest("li");
  if (option) choose(option);
});

function open(completions) {
  list.replaceChildren(
    ...completions.map(({ label, text }, index) => {
      const option = document.createElement("li");
      option.id = `completion-${index}`;
      option.role = "option";
      option.textContent = label;
      option.dataset.text = text;
      return option;
    }),
  );
  list.hidden = completions.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  mark(-1);
}

function close() {
  asked++;
  open([]);
}

function mark(index) {
  active = index;
  [...list.children].forEach((option, place) => {
    option.setAttribute("aria-selected", String(place === index));
  });
  if (index < 0) box.removeAttribute("aria-activedescendant");
  else box.setAttribute("aria-activedescendant", list.children[index].id);
}

function choose(option) {
  box.value = option.dataset.text;
  box.dispatchEvent(new Event("input"));
}

window.scrollTo(0, document.body.scrollHeight);
