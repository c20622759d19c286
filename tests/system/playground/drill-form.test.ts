// Changing the drill in the playground's form, in a real browser, with and without script.
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityProblems, output, usePlayground } from "../../support/playground/page.ts";

const playground = usePlayground();

async function openForm(javaScriptEnabled: boolean) {
  const page = await playground.open("ada", { viewport: { width: 390, height: 800 }, javaScriptEnabled });
  await page.getByRole("combobox", { name: "Command", exact: true }).fill("/drill change");
  await page.getByRole("button", { name: "Send" }).click();
  const form = page.getByRole("form", { name: "Daily question" });
  await form.waitFor();
  return { page, form };
}

function lastReply(page: Page) {
  return page.locator(".private").last().innerText();
}

describe("the form of a drill in the playground", () => {
  it.each([
    ["with", true],
    ["without", false],
  ])("changes several settings at once, %s script", async (_how, javaScriptEnabled) => {
    const { page, form } = await openForm(javaScriptEnabled);
    await form.getByLabel("Time", { exact: true }).selectOption("10:30");
    await form
      .getByRole("group", { name: /^Topics/ })
      .getByLabel("DNS")
      .check();
    await form
      .getByRole("group", { name: /^Topics/ })
      .getByLabel("Services")
      .check();
    await form.getByLabel("Verdict").selectOption("when the question closes");
    if (javaScriptEnabled) {
      expect(await accessibilityProblems(page)).toEqual([]);
      await form.screenshot({ path: join(output, "playground-drill-form.png") });
    }
    const wider = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
    expect(wider).toBe(false);
    await form.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => lastReply(page)).toContain("Changed.");
    expect(await lastReply(page)).toMatch(/Services, DNS[\s\S]*when the question closes/);

    const again = await openForm(javaScriptEnabled);
    const topics = again.form.getByRole("group", { name: /^Topics/ });
    expect(await topics.getByRole("checkbox", { checked: true }).count()).toBe(2);
    for (const name of ["DNS", "Services"]) await topics.getByLabel(name).uncheck();
    await again.form.getByLabel("Verdict").selectOption("at once");
    await again.form.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => lastReply(again.page)).toMatch(/Topics\s*all/);
    await page.context().close();
    await again.page.context().close();
  });
});
