// A member without a mouse: presses keys alone, and after each of them the focus has to be somewhere visible.
import type { Locator, Page } from "playwright-core";

type Key = "Tab" | "Shift+Tab" | "Enter" | "Space" | "Escape" | "ArrowUp" | "ArrowDown";

export interface Keyboard {
  /** @throws Error if the focus is lost or hidden afterwards */
  press(key: Key): Promise<void>;
  /** Presses a key that leads to another page, and waits for it. */
  pressAndGo(key: Key, address: RegExp): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** Presses Tab, or Shift+Tab, until one of these has the focus. @throws Error if none of them ever gets it */
  tabTo(target: Locator, key?: "Tab" | "Shift+Tab"): Promise<void>;
  /** @throws Error if what arrived took the focus away; it may have moved the page, though */
  expectFocus(): Promise<void>;
}

/** More controls than the page has. */
const MOST_CONTROLS = 150;

/** Frames in which the page can come to rest. */
const MOST_FRAMES = 60;

const lost = `document.activeElement === null || document.activeElement === document.body ? "The focus is lost." : null`;

/** What's wrong with the focus; null if it's where people can see it. */
const problem = `(${lost}) ?? (() => {
  const focused = document.activeElement;
  const name = "“" + (focused.getAttribute("aria-label") ?? focused.textContent).trim().slice(0, 50) + "”";
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return "Nothing shows the focus on " + name + ".";
  const [first] = focused.getClientRects();
  if (first === undefined) return name + " has the focus and can't be seen.";
  const x = first.left + first.width / 2;
  const heights = [first.top + 2, first.top + first.height / 2, first.bottom - 2];
  const isSeen = heights.some((y) => focused.contains(document.elementFromPoint(x, y)));
  return isSeen ? null : "Something covers " + name + ", which has the focus.";
})()`;

export function useKeyboard(page: Page): Keyboard {
  async function expectNone(problem: string): Promise<void> {
    let found = await page.evaluate(problem);
    for (let frame = 0; frame < MOST_FRAMES && found !== null; frame++) {
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => done()))");
      found = await page.evaluate(problem);
    }
    if (found !== null) throw new Error(String(found));
  }
  const expectFocus = () => expectNone(lost);
  async function press(key: Key): Promise<void> {
    await page.keyboard.press(key);
    // A reply to what was pressed can move the page before anyone looks.
    await expectNone(key === "Enter" || key === "Space" ? lost : problem);
  }
  return {
    press,
    expectFocus,
    async pressAndGo(key, address) {
      await Promise.all([page.waitForURL(address), page.keyboard.press(key)]);
      await expectFocus();
    },
    async type(text) {
      await page.keyboard.type(text);
      await expectFocus();
    },
    async tabTo(target, key = "Tab") {
      for (let count = 0; count < MOST_CONTROLS; count++) {
        await press(key);
        if (await hasFocus(target)) return;
      }
      throw new Error(`${key} never leads to ${target}.`);
    },
  };
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluateAll((found) => found.some((one) => one.matches(":focus")));
}
