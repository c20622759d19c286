// Forms of the playground, in a real browser: asked, refused, set right, and gone.
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityProblems, output, usePlayground } from "../../support/playground/page.ts";

const playground = usePlayground();

const open = (member: string, options = {}) =>
  playground.open(member, { viewport: { width: 390, height: 844 }, ...options });

async function say(page: Page, command: string): Promise<void> {
  await page.getByRole("combobox", { name: "Command", exact: true }).fill(command);
  await page.getByRole("button", { name: "Send" }).click();
}

/** Neither the page's head nor its command box hides it. */
async function expectInView(page: Page, what: Locator): Promise<void> {
  const place = async (one: Locator) => (await one.boundingBox()) ?? { y: Number.NaN, height: Number.NaN };
  await expect
    .poll(async () => {
      const [head, shown, foot] = [
        await place(page.getByRole("banner")),
        await place(what),
        await place(page.getByRole("contentinfo")),
      ];
      return head.y + head.height <= shown.y && shown.y + shown.height <= foot.y;
    })
    .toBe(true);
}

describe("a form of the playground", () => {
  it("says what is wrong, keeps what was typed, and is gone when it is done", async () => {
    const page = await open("ada");
    await say(page, "/squad create");
    const form = page.getByRole("form", { name: "Create a squad" });
    const field = form.getByRole("textbox", { name: "Name of the squad" });
    await field.fill("x");
    await form.getByRole("button", { name: "Create" }).click();
    await form.getByText("2 to 30").waitFor();
    expect(await field.inputValue()).toBe("x");
    await field.fill("y");
    await field.press("Enter");
    await expect.poll(() => field.getAttribute("aria-describedby")).not.toBeNull();
    expect(await page.getByText("2 to 30").count()).toBe(1);
    await expectInView(page, form);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.screenshot({ path: join(output, "playground-form.png") });

    await field.fill("Router");
    await field.press("Enter");
    await page
      .locator(".private")
      .getByText(/Router/)
      .first()
      .waitFor();
    expect(await form.count()).toBe(0);
    await page.context().close();
  });

  it("goes away with Cancel, empty as it is", async () => {
    const page = await open("ada");
    await say(page, "/privacy delete");
    const form = page.getByRole("form", { name: "Delete everything" });
    await form.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Canceled. Nothing changed.").waitFor();
    expect(await form.count()).toBe(0);
    await page.context().close();
  });

  it("shows settings, and changes them in place", async () => {
    const page = await open("bo");
    await say(page, "/settings");
    await page.getByRole("button", { name: "Hide my name on leaderboards" }).click();
    await page.getByRole("button", { name: "Show my name on leaderboards" }).waitFor();
    expect(await page.getByText("Your settings", { exact: true }).count()).toBe(1);
    await expectInView(page, page.getByRole("button", { name: "Show my data" }));
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.screenshot({ path: join(output, "playground-settings.png"), fullPage: true });
    await page.context().close();
  });

  it("works without script", async () => {
    const page = await open("dana", { javaScriptEnabled: false });
    await say(page, "/privacy delete");
    const form = page.getByRole("form", { name: "Delete everything" });
    await form.getByRole("button", { name: "Cancel" }).click();
    expect(await page.locator(".private").last().innerText()).toContain("Canceled. Nothing changed.");
    await say(page, "/privacy delete");
    await form.getByRole("textbox").fill("delete");
    await form.getByRole("button", { name: "Delete permanently" }).click();
    expect(await page.locator(".private").last().innerText()).toContain("Deleted.");
    await page.context().close();
  });
});
