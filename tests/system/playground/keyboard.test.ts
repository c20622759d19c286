// A day in the playground by keyboard alone, in each skin.
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Keyboard, useKeyboard } from "../../support/playground/keyboard.ts";
import { usePlayground } from "../../support/playground/page.ts";

const { open } = usePlayground();

const posting = (page: Page) => page.getByRole("article").last();
const entry = (page: Page, text: string | RegExp) => page.locator(".entry").filter({ hasText: text }).last();
const commandBox = (page: Page) => page.getByRole("combobox", { name: "Command", exact: true });
/** In Slack's skin, letters carry the option's text, too. */
const letter = (within: Locator, name: string) =>
  within.getByRole("button", { name: new RegExp(`^(Answer )?${name}\\b`) });
const isExpanded = (page: Page) => commandBox(page).getAttribute("aria-expanded");

/** Sends a command from the command box, and waits for its reply. */
async function say(page: Page, keyboard: Keyboard, command: string, reply: string | RegExp): Promise<void> {
  await keyboard.type(command);
  await keyboard.press("Escape");
  await keyboard.press("Enter");
  await entry(page, reply).waitFor();
  await keyboard.expectFocus();
}

describe("the playground by keyboard alone", () => {
  it.each([
    ["a page", ["bo"], []],
    ["Slack", ["bo", "chidi"], ["slack"]],
    ["Discord", ["bo", "chidi", "dana"], ["slack", "discord"]],
  ] as const)("lets one live through a day, seen as %s", async (_, members, skins) => {
    const page = await open("ada", { reducedMotion: "reduce" });
    const keyboard = useKeyboard(page);

    // The first key leads into the question. From there: be someone, and choose how it looks.
    await keyboard.press("Tab");
    await keyboard.tabTo(letter(posting(page), "B"));
    await keyboard.tabTo(page.getByRole("combobox", { name: "You are" }), "Shift+Tab");
    for (const member of members) await keyboard.pressAndGo("ArrowDown", new RegExp(`as=${member}`));
    await keyboard.tabTo(page.getByRole("combobox", { name: "seen as" }));
    for (const skin of skins) await keyboard.pressAndGo("ArrowDown", new RegExp(`skin=${skin}`));

    // A hint, then an answer.
    await keyboard.tabTo(page.getByRole("link", { name: "Skip to the command box" }), "Shift+Tab");
    await keyboard.press("Enter");
    await keyboard.tabTo(posting(page).getByRole("button", { name: /^Hint/ }), "Shift+Tab");
    await keyboard.press("Enter");
    await entry(page, /Only visible to you[\s\S]*Hint/).waitFor();
    await keyboard.tabTo(letter(posting(page), "B"), "Shift+Tab");
    await keyboard.press("Space");
    await entry(page, /Right: |Not quite: /).waitFor();
    await keyboard.expectFocus();

    // A look-up from the menu.
    await keyboard.tabTo(commandBox(page));
    await keyboard.type("/loo");
    // The menu of what was typed first has more.
    const menu = page.getByRole("listbox", { name: "Completions" });
    await expect
      .poll(() => menu.getByRole("option").allInnerTexts())
      .toEqual([expect.stringMatching(/^\/lookup/)]);
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await keyboard.type("nodeprot");
    await page.getByRole("option", { name: "NodePort" }).waitFor();
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowUp");
    await keyboard.press("Escape");
    expect(await isExpanded(page)).toBe("false");
    await keyboard.press("Enter");
    await entry(page, /Only visible to you[\s\S]*NodePort/).waitFor();
    await keyboard.expectFocus();

    // A review.
    await say(page, keyboard, "/review", "Review 1 of");
    const review = entry(page, "Review 1 of");
    await keyboard.tabTo(letter(review, "A"), "Shift+Tab");
    await keyboard.press("Enter");
    await entry(page, /Review 1 of[\s\S]*(Right: |Not quite: )/).waitFor();
    await keyboard.expectFocus();

    // The board and the progress.
    await keyboard.tabTo(commandBox(page));
    await say(page, keyboard, "/leaderboard", "Leaderboard: this week");
    await keyboard.tabTo(page.getByRole("combobox", { name: "Choose a period" }), "Shift+Tab");
    await keyboard.press("ArrowDown");
    await keyboard.tabTo(entry(page, "Leaderboard").getByRole("button", { name: "Show" }));
    await keyboard.press("Enter");
    await entry(page, "Leaderboard: this month").waitFor();
    await keyboard.expectFocus();
    await keyboard.tabTo(commandBox(page));
    await say(page, keyboard, "/progress", "Your progress");

    // The next day, and what the reveal says.
    const questions = await page.getByRole("article").count();
    const closed = page.getByRole("article").nth(questions - 1);
    await keyboard.tabTo(page.getByRole("button", { name: "Next day" }), "Shift+Tab");
    await keyboard.press("Enter");
    await expect.poll(() => page.getByRole("article").count()).toBe(questions + 1);
    await keyboard.tabTo(page.getByRole("link", { name: "Skip to the command box" }), "Shift+Tab");
    await keyboard.press("Enter");
    await keyboard.tabTo(closed.getByRole("button", { name: /^Why not/ }), "Shift+Tab");
    expect(await closed.innerText()).toContain("Right: ");
    await keyboard.press("Enter");
    await page.locator(".moment").nth(questions).locator(".entry").first().waitFor();
    await keyboard.expectFocus();
    await page.context().close();
  });

  it("keeps the focus when what has it goes away", async () => {
    const page = await open("emre", { reducedMotion: "reduce" });
    const other = await open("ada");
    const keyboard = useKeyboard(page);
    await keyboard.press("Tab");
    await page.context().setOffline(true);
    await keyboard.tabTo(letter(posting(page), "C"));
    await keyboard.press("Enter");
    await page.getByText("Not sent: Kubedrill can't be reached.").waitFor();
    await page.context().setOffline(false);
    await keyboard.tabTo(page.getByRole("button", { name: "Try again" }));
    await keyboard.press("Enter");
    await entry(page, /Right: |Not quite: /).waitFor();
    await keyboard.expectFocus();

    const questions = await page.getByRole("article").count();
    await keyboard.tabTo(letter(posting(page), "D"), "Shift+Tab");
    await other.getByRole("button", { name: "Next day" }).click();
    await expect.poll(() => page.getByRole("article").count()).toBe(questions + 1);
    await page
      .getByRole("article")
      .nth(questions - 1)
      .getByText("Right: ")
      .first()
      .waitFor();
    await keyboard.expectFocus();
    await Promise.all([page.context().close(), other.context().close()]);
  });
});
