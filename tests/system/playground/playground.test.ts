// The whole path in a real browser: one process, one SQLite file, one page.
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { startProcess, temporaryDatabase } from "../../support/kubedrill-process.ts";
import { accessibilityProblems, output, usePlayground } from "../../support/playground/page.ts";
import { lettersStored, verdictIn } from "../verdict.ts";

const { current, open, restart } = usePlayground();

const articles = (page: Page) => page.getByRole("article");
const openPosting = (page: Page) =>
  articles(page).filter({ has: page.getByRole("button", { name: "A", exact: true }) });
const letter = (page: Page, name: string) => openPosting(page).getByRole("button", { name, exact: true });
const verdicts = (page: Page) => page.locator(".private");
const commandBox = (page: Page) => page.getByRole("combobox", { name: "Command", exact: true });

/** The letters of the open question in the database. */
const letters = () => lettersStored(current().kubedrill.database);

async function waitForVerdict(page: Page, expected: "right" | "wrong"): Promise<void> {
  await expect.poll(async () => verdictIn(await verdicts(page).last().innerText())).toBe(expected);
}

async function say(page: Page, command: string): Promise<void> {
  await commandBox(page).fill(command);
  await commandBox(page).press("Enter");
}

describe("playground", () => {
  it("has today's question posted at the first start, named by its stem, with its options in full", async () => {
    const page = await open("ada");
    expect(await articles(page).count()).toBe(1);
    const stem = await openPosting(page).getByRole("heading").innerText();
    expect(await page.getByRole("article", { name: stem, exact: true }).count()).toBe(1);
    for (const name of ["A", "B", "C"]) expect(await letter(page, name).count()).toBe(1);
    expect(await openPosting(page).innerText()).toContain("0 answered");
    await page.context().close();
  });

  it("answers privately; the first tap locks, and a double click counts once", async () => {
    const page = await open("ada");
    const other = await open("bo");
    const { right, wrong } = letters();
    await letter(page, right).dblclick();
    await waitForVerdict(page, "right");
    const verdict = await verdicts(page).innerText();
    await openPosting(other).getByText("1 answered").waitFor();
    expect(await verdicts(other).count()).toBe(0);

    await letter(page, wrong).click();
    await verdicts(page).getByText(`You already answered ${right}. The first tap counts.`).waitFor();
    expect(await verdicts(page).count()).toBe(1);
    const again = await verdicts(page).innerText();
    const lines = again.split("\n").filter((line) => !line.startsWith("You already answered"));
    expect(lines.join("").endsWith(verdict.split("\n").slice(1).join(""))).toBe(true);
    await openPosting(other).getByText("1 answered").waitFor();
    await Promise.all([page.context().close(), other.context().close()]);
  });

  it("lets two members answer in two tabs, each seeing their own verdict", async () => {
    const bo = await open("bo");
    const chidi = await open("chidi");
    const { right, wrong } = letters();
    await Promise.all([letter(bo, right).click(), letter(chidi, wrong).click()]);
    await waitForVerdict(bo, "right");
    await waitForVerdict(chidi, "wrong");
    await openPosting(bo).getByText("3 answered").waitFor();
    await openPosting(chidi).getByText("3 answered").waitFor();
    await Promise.all([bo.context().close(), chidi.context().close()]);
  });

  it("counts a press even if another person's answer changes the message meanwhile", async () => {
    const [emre, freya] = [await open("emre"), await open("freya")];
    await letter(emre, "B").hover();
    await emre.mouse.down();
    await letter(freya, "A").click();
    await openPosting(emre).getByText("4 answered").waitFor();
    await emre.mouse.up();
    await openPosting(freya).getByText("5 answered").waitFor();
    await Promise.all([emre.context().close(), freya.context().close()]);
  });

  it("explains all options in place and takes a guess", async () => {
    const page = await open("dana");
    await letter(page, "C").click();
    await verdicts(page).getByRole("button", { name: "Explain all options" }).click();
    await verdicts(page).getByRole("button", { name: "Explain all options" }).waitFor({ state: "detached" });
    expect(await verdicts(page).count()).toBe(1);
    await page.context().close();
  });

  it("looks a concept up in spite of a typo, completes commands, and says when nothing fits", async () => {
    const page = await open("ada");
    await commandBox(page).pressSequentially("/look");
    await page.getByRole("option", { name: /\/lookup <concept>/ }).waitFor();
    await commandBox(page).press("Tab");
    expect(await commandBox(page).inputValue()).toBe("/lookup ");
    await commandBox(page).pressSequentially("nodeprot");
    await page.getByRole("option", { name: "NodePort" }).waitFor();
    await commandBox(page).press("Escape");
    await commandBox(page).press("Enter");
    await verdicts(page).getByRole("heading", { name: "NodePort", exact: true }).waitFor();

    await say(page, "/lookup qwertyuiopasdf");
    await verdicts(page).getByText("No match for").waitFor();
    await say(page, "/lokup nodeport");
    await verdicts(page).getByText("Did you mean /lookup?").waitFor();
    await page.context().close();
  });

  it("practices in one message that changes in place", async () => {
    const page = await open("ada");
    await say(page, "/quiz dns 1");
    await verdicts(page).getByText("Practice 1 of 1").waitFor();
    await verdicts(page).getByRole("button", { name: "A", exact: true }).click();
    await verdicts(page).getByRole("button", { name: "Finish" }).click();
    await verdicts(page)
      .getByText(/[01] of 1 right/)
      .waitFor();
    expect(await verdicts(page).filter({ hasText: "Practice" }).count()).toBe(1);
    await page.context().close();
  });

  it("keeps everything over a restart, and tabs come back by themselves", async () => {
    const page = await open("ada");
    const before = await openPosting(page).getByRole("heading").innerText();
    expect(await restart()).toBe(0);
    await say(page, "/daily");
    await waitForVerdict(page, "right");
    expect(await verdicts(page).last().innerText()).toContain(before);
    await page.context().close();
  });

  it("moves to the next day: closes, reveals, posts the next question, and counts the points", async () => {
    const page = await open("ada");
    const other = await open("bo");
    const stem = await openPosting(page).getByRole("heading").innerText();
    await page.getByRole("button", { name: "Next day" }).click();
    for (const tab of [page, other]) {
      await expect.poll(() => articles(tab).count()).toBe(2);
      const closed = tab.getByRole("article", { name: stem, exact: true });
      await closed.getByText(/\d of 6 got it right/).waitFor();
      expect(await closed.getByRole("button", { name: "A", exact: true }).count()).toBe(0);
      expect(await closed.getByRole("button", { name: /^Why not/ }).count()).toBe(1);
      expect(await closed.innerText()).toContain("Right: ");
      expect(await openPosting(tab).innerText()).toContain("0 answered");
    }
    await say(page, "/leaderboard all time");
    await verdicts(page)
      .getByRole("row", { name: /Ada \(you\)/ })
      .waitFor();
    expect(await verdicts(page).getByRole("row").count()).toBe(7);
    await verdicts(page).getByRole("button", { name: "Share" }).click();
    await other.getByRole("article").filter({ hasText: "Leaderboard: all time" }).waitFor();
    await Promise.all([page.context().close(), other.context().close()]);
  });

  it("lets another member be chosen", async () => {
    const page = await open("ada");
    await page.getByLabel("You are").selectOption({ label: "Freya" });
    await page.waitForURL(/as=freya/);
    expect(await page.getByLabel("You are").inputValue()).toBe("freya");
    await page.context().close();
  });

  it.each([
    ["a phone in the dark", { viewport: { width: 360, height: 740 }, colorScheme: "dark" }],
    ["a desk by day", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
  ] as const)("is accessible and does not scroll sideways on %s", async (_name, options) => {
    const page = await open("emre", options);
    await say(page, "/help");
    await say(page, "/lookup network policy");
    await say(page, "/leaderboard all time");
    await verdicts(page).getByRole("table").last().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const overflow = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow).toBe(0);
    await page.context().close();
  });

  it("can be used with the keyboard alone", async () => {
    const page = await open("freya");
    const { wrong } = letters();
    await letter(page, wrong).focus();
    await page.keyboard.press("Enter");
    await waitForVerdict(page, "wrong");
    // The count under the question was edited meanwhile: focus stays where it was.
    await openPosting(page).getByText("1 answered").waitFor();
    expect(await page.evaluate("document.activeElement?.textContent")).toBe(wrong);
    await page.context().close();
  });

  it("works without script: every reply is a page", async () => {
    const page = await open("emre", { javaScriptEnabled: false });
    await page.locator("#command").fill("/help");
    await page.getByRole("button", { name: "Send" }).click();
    expect(await verdicts(page).last().innerText()).toContain("What Kubedrill can do");
    await page.context().close();
  });
});

/** In ms after the first load. */
const SOON = 20_000;

/** Does what the page says, knowing nothing but its words and roles. */
async function answerByReading(page: Page): Promise<void> {
  await page.getByText("Answer today's question below").waitFor();
  const question = page.getByRole("article").last();
  await question.getByRole("heading").waitFor();
  await question
    .getByRole("button", { name: /^[A-D]$/ })
    .last()
    .click();
  await page.getByText("Only visible to you").waitFor();
  await page
    .getByText(/^.{0,3}(Right|Not quite): /)
    .first()
    .waitFor();
}

describe("playground at its first start", () => {
  it("is answered within 20 seconds by a script that only reads, and looks like this", async () => {
    const fresh = await startProcess(temporaryDatabase());
    const page = await current().browser.newPage({
      viewport: { width: 820, height: 800 },
      deviceScaleFactor: 2,
    });
    const before = performance.now();
    await page.goto(fresh.address);
    await answerByReading(page);
    expect(performance.now() - before).toBeLessThan(SOON);
    await openPosting(page).getByText("1 answered").waitFor();
    await page.evaluate("window.scrollTo(0, 0)");
    const shot = await page.screenshot({ path: join(output, "playground.png") });
    expect(shot.length).toBeGreaterThan(20_000);
    await page.close();
    await fresh.stop();
  });
});
