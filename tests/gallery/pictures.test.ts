// Every message on every platform, drawn to pictures: people look at them in tests/output/gallery.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { galleryMessages } from "../../src/gallery/messages.ts";
import { galleryPage, type Scheme, schemes, skins } from "../../src/gallery/page.ts";
import { curriculum } from "../support/app.ts";
import { launchBrowser } from "../support/browser.ts";
import { useFonts } from "../support/playground/fonts.ts";
import { accessibilityProblems, output } from "../support/playground/page.ts";

const folder = join(output, "gallery");
const messages = galleryMessages(curriculum);
/** Of one picture, in CSS pixels. */
const HIGHEST = 6_000;
/** No one serves it: the test answers for it. */
const ADDRESS = "http://gallery.test/";
/** A phone, and half of a desk. */
const widths = [390, 760];

let browser: Browser;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(skin: (typeof skins)[number], scheme: Scheme, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const body = String(await galleryPage(messages, scheme, [skin]));
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(ADDRESS);
  await useFonts(page);
  return page;
}

/**
 * The page as pictures of a height that every browser can draw. The window is as high as one of them, because with
 * `fullPage`, each picture would lay out and paint the whole page again.
 */
async function draw(page: Page, name: string): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {};
  await page.setViewportSize({ width, height: HIGHEST });
  const whole = Number(await page.evaluate("document.documentElement.scrollHeight"));
  for (let y = 0; y < whole; y += HIGHEST) {
    const scroll = `window.scrollTo({ top: ${y}, behavior: "instant" }), window.scrollY`;
    const top = Number(await page.evaluate(scroll));
    const clip = { x: 0, y: y - top, width, height: Math.min(HIGHEST, whole - y) };
    await page.screenshot({ path: join(folder, `${name}-${1 + y / HIGHEST}.png`), clip });
  }
}

describe.each(skins)("the gallery in the skin %s", (skin) => {
  it.each(schemes.flatMap((scheme) => widths.map((width) => [scheme, width] as const)))(
    "is drawn whole, %s, %i px wide",
    async (scheme, width) => {
      const page = await open(skin, scheme, width);
      const shown = page.locator(`.${skin}-shown`);
      expect(await shown.count()).toBe(messages.length);
      const empty = await shown.evaluateAll((all) =>
        all.filter((one) => (one.textContent ?? "").trim().length < 10).map(({ id }) => id),
      );
      expect(empty).toEqual([]);
      // Tables and code scroll in a box of their own; nothing else may be wider than the page.
      const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(overflow)).toBe(0);
      await draw(page, `${skin}-${scheme}-${width}`);
      await page.close();
    },
  );

  it.each(schemes)("passes a WCAG checker, %s", async (scheme) => {
    const page = await open(skin, scheme, 390);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it("knows every block that it draws", async () => {
    const page = await open(skin, "light", 760);
    expect(await page.locator(".slack-unknown, .discord-unknown").allInnerTexts()).toEqual([]);
    await page.close();
  });
});
