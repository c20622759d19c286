// The playground as a chat: replies where they belong, places to look at, and a page that only its reader moves.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityProblems, usePlayground } from "../../support/playground/page.ts";
import { lettersStored } from "../verdict.ts";

const { current, open } = usePlayground();

const posting = (page: Page) =>
  page.locator(".moment").filter({ has: page.getByRole("button", { name: /^A\b/ }) });
const letter = (page: Page, name: string) =>
  posting(page)
    .getByRole("article")
    .getByRole("button", { name: new RegExp(`^${name}\\b`) });
/** The rows of leaderboards. */
const ranked = (page: Page) => page.getByRole("row", { name: / \d+$/ });
const commandBox = (page: Page) => page.getByRole("combobox", { name: "Command", exact: true });

async function say(page: Page, command: string): Promise<void> {
  await commandBox(page).fill(command);
  await commandBox(page).press("Enter");
}

describe("the timeline", () => {
  it("explains itself to a newcomer, and shows a verdict right below its question, also after a reload", async () => {
    const page = await open("ada");
    await page.getByText("Kubedrill asks your team one question about Kubernetes networking a day").waitFor();
    const { right } = lettersStored(current().kubedrill.database);
    await letter(page, right).click();
    const verdict = posting(page).locator(".private").getByText(`Right: ${right}`);
    await verdict.waitFor();
    await page.reload();
    await verdict.waitFor();
    await page.context().close();
  });

  it("shows a command and its reply together, and never leaves a form to be sent again", async () => {
    const page = await open("ada");
    await say(page, "/help");
    const entry = page.locator(".entry").filter({ hasText: "What Kubedrill can do" });
    await entry.waitFor();
    expect(await entry.locator(".typed").innerText()).toContain("/help");
    await page.context().close();

    const plain = await open("chidi", { javaScriptEnabled: false });
    await plain.locator("#command").fill("/help");
    await plain.getByRole("button", { name: "Send" }).click();
    const help = plain.getByRole("heading", { name: "What Kubedrill can do" });
    await help.waitFor();
    await plain.reload();
    expect(await help.count()).toBe(1);
    await plain.context().close();
  });

  it("keeps what could not be sent, and sends it when asked again", async () => {
    const page = await open("bo");
    await page.context().setOffline(true);
    await say(page, "/help");
    await letter(page, "B").click();
    await expect.poll(() => page.getByText("Not sent: Kubedrill can't be reached.").count()).toBe(2);
    await page.context().setOffline(false);
    const again = page.getByRole("button", { name: "Try again" });
    for (const left of [1, 0]) {
      await again.first().click();
      await expect.poll(() => again.count()).toBe(left);
    }
    await page.getByRole("heading", { name: "What Kubedrill can do" }).waitFor();
    await posting(page).locator(".private").first().waitFor();
    expect(await page.getByText("Not sent").count()).toBe(0);
    await page.context().close();
  });

  it("shows commands for admins to admins alone", async () => {
    for (const [member, count] of [
      ["ada", 1],
      ["bo", 0],
    ] as const) {
      const page = await open(member);
      await commandBox(page).pressSequentially("/");
      await page.getByRole("option", { name: /\/lookup/ }).waitFor();
      expect(await page.getByRole("option", { name: /\/drill create/ }).count()).toBe(count);
      await page.context().close();
    }
  });

  it("moves on by one day for a double click, without moving anyone else's page", async () => {
    const page = await open("ada");
    const other = await open("emre", { viewport: { width: 900, height: 600 } });
    const questions = await page.getByRole("article").count();
    await other.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
    await expect.poll(() => other.evaluate("scrollY")).toBe(0);
    await page.getByRole("button", { name: "Next day" }).dblclick();
    await expect.poll(() => page.getByRole("article").count()).toBe(questions + 1);
    await other.getByRole("button", { name: /New message/ }).waitFor();
    expect(await other.evaluate("scrollY")).toBe(0);
    await other.getByRole("button", { name: /New message/ }).click();
    await expect.poll(() => other.evaluate("scrollY")).toBeGreaterThan(0);
    await say(page, "/help");
    await expect.poll(() => page.getByRole("article").count()).toBe(questions + 1);
    await Promise.all([page.context().close(), other.context().close()]);
  });

  it("has direct messages, threads, and a home page, to which the browser's buttons lead", async () => {
    const page = await open("ada");
    await page.getByRole("link", { name: "Direct messages" }).click();
    await page.getByText("No direct messages yet.").waitFor();
    await page.getByRole("link", { name: "Threads" }).click();
    await page.getByText("No threads yet.").waitFor();
    await page.getByRole("link", { name: "Home", exact: true }).click();
    await page.locator("#home-page").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.goBack();
    await page.getByText("No threads yet.").waitFor();
    await page.context().close();
  });

  it("lets two weeks pass in a click: a comeback and why, boards, progress, and a home page", async () => {
    const page = await open("ada");
    const before = await page.getByRole("article").count();
    await page.getByRole("button", { name: "Simulate two weeks" }).click();
    await expect.poll(() => page.getByRole("article").count(), { timeout: 90_000 }).toBe(before + 14);
    await page
      .getByText(/Comeback:.* My guess: \d of \d/)
      .first()
      .waitFor();
    await say(page, "/leaderboard");
    await expect.poll(() => ranked(page).count()).toBeGreaterThanOrEqual(3);
    await say(page, "/progress");
    await page.getByText(/[■▨]+□* Networking basics/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole("link", { name: "Home", exact: true }).click();
    await page.getByText(/■+□* Overall: \d+% right/).waitFor();
    expect(await ranked(page).count()).toBeGreaterThanOrEqual(3);
    expect(await page.evaluate("scrollY")).toBe(0);
    await page.context().close();
  });

  it.each([
    ["Slack", "light"],
    ["Slack", "dark"],
    ["Discord", "light"],
    ["Discord", "dark"],
  ] as const)("looks like %s, %s, where buttons work, too", async (skin, colorScheme) => {
    const page = await open("dana", { colorScheme, viewport: { width: 390, height: 800 } });
    await page.getByLabel("seen as").selectOption({ label: skin });
    await page.waitForURL(/skin=/);
    await page.locator(`.message .${skin.toLowerCase()}`).first().waitFor();
    await say(page, "/leaderboard all time");
    const board = page.locator(".entry").filter({ hasText: "Leaderboard" }).last();
    await board.getByRole("combobox", { name: "Choose a period" }).selectOption("This month");
    await board.getByRole("button", { name: "Show" }).click();
    await board.getByText("Leaderboard: this month").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await page.evaluate(overflow)).toBe(0);
    await page.context().close();
  });

  it("leaves room to read at four times the size", async () => {
    const page = await open("freya", { viewport: { width: 320, height: 256 } });
    const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await page.evaluate(overflow)).toBe(0);
    const position = "getComputedStyle(document.querySelector('header')).position";
    expect(await page.evaluate(position)).toBe("static");
    await page.context().close();
  });
});
