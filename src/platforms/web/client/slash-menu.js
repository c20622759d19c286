// The menu above the command box: commands, then what the option being typed can be.
const box = document.getElementById("command");
const list = document.getElementById("completions");
const { as } = document.body.dataset;

let active = -1;
let asked = 0;

box.addEventListener("input", async () => {
  const request = ++asked;
  if (box.value === "") return closeMenu();
  const query = new URLSearchParams({ as, text: box.value });
  const response = await fetch(`/complete?${query}`).catch(() => undefined);
  const completions = response?.ok ? await response.json() : [];
  // An answer to what was typed before must not replace a later one.
  if (request === asked) open(completions.filter(({ text }) => text.trim() !== box.value.trim()));
});

box.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  const { length } = list.children;
  const places = {
    ArrowDown: (active + 1) % length,
    ArrowUp: active <= 0 ? length - 1 : active - 1,
    PageDown: Math.min(active + 8, length - 1),
    PageUp: Math.max(active - 8, 0),
    Home: active < 0 ? undefined : 0,
    End: active < 0 ? undefined : length - 1,
  };
  if (places[event.key] !== undefined) {
    event.preventDefault();
    mark(places[event.key]);
  } else if (event.key === "Escape") {
    closeMenu();
  } else if ((event.key === "Tab" && !event.shiftKey) || (event.key === "Enter" && active >= 0)) {
    event.preventDefault();
    choose(list.children[Math.max(active, 0)]);
  }
});

box.addEventListener("blur", () => closeMenu());

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
  list.scrollTop = 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  mark(-1);
}

export function closeMenu() {
  asked++;
  open([]);
}

function mark(index) {
  active = index;
  [...list.children].forEach((option, place) => {
    option.setAttribute("aria-selected", String(place === index));
  });
  if (index < 0) return box.removeAttribute("aria-activedescendant");
  box.setAttribute("aria-activedescendant", list.children[index].id);
  list.children[index].scrollIntoView({ block: "nearest" });
}

function choose(option) {
  box.value = option.dataset.text;
  box.dispatchEvent(new Event("input"));
}
