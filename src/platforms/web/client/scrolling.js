// What the page scrolls to. Only what its reader does moves it; others' messages wait behind a button.
const pill = document.getElementById("new-message");
let waiting;

/** Scrolls no farther than needed; to the beginning of what doesn't fit. */
export function reveal(element) {
  const bars = [document.querySelector("header"), document.querySelector("footer")];
  const covered = bars.filter((bar) => getComputedStyle(bar).position === "sticky");
  const free = covered.reduce((height, bar) => height - bar.offsetHeight, innerHeight);
  const fits = element.offsetHeight <= free;
  element.scrollIntoView({ block: fits ? "nearest" : "start" });
}

/** Offers a message that arrived, unless all of it can be seen already. */
export function showNewMessage(message) {
  const { bottom } = message.getBoundingClientRect();
  if (bottom <= innerHeight - document.querySelector("footer").offsetHeight) return;
  waiting ??= message;
  pill.hidden = false;
}

pill.addEventListener("click", () => {
  waiting?.scrollIntoView({ block: "start" });
  (waiting?.querySelector("button") ?? document.getElementById("command")).focus({ preventScroll: true });
  hide();
});

addEventListener("scroll", () => {
  if (waiting && waiting.getBoundingClientRect().top < innerHeight / 2) hide();
});

function hide() {
  waiting = undefined;
  pill.hidden = true;
}
