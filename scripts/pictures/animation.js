// Draws docs/pictures/first-look.gif from the real playground: 20 seconds from the question to the leaderboard.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "../../tests/support/browser.ts";
import { root, startProcess, temporaryDatabase } from "../../tests/support/kubedrill-process.ts";
import { useFonts } from "../../tests/support/playground/fonts.ts";
import { encodeGif } from "./gif.js";

const WIDTH = 800;
const HEIGHT = 600;
/** In ms: eight frames a second. */
const DELAY = 125;

const kubedrill = await startProcess(temporaryDatabase());
const browser = await launchBrowser();
try {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    bypassCSP: true,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${kubedrill.address}/?as=ada&skin=slack`);
  await useFonts(page);
  const frames = await play(page);
  const gif = encodeGif(frames, DELAY);
  writeFileSync(join(root, "docs/pictures/first-look.gif"), gif);
  const seconds = (frames.length * DELAY) / 1_000;
  console.log(`docs/pictures/first-look.gif: ${seconds} s, ${Math.round(gif.length / 1_024)} KB`);
} finally {
  await browser.close();
  await kubedrill.stop();
}

/** Does what the film shows, and takes its frames. */
async function play(page) {
  const frames = [];
  const hold = async (seconds) => {
    const frame = await page.screenshot();
    for (let count = 0; count < (seconds * 1_000) / DELAY; count++) frames.push(frame);
  };
  const type = async (text) => {
    const box = page.getByRole("combobox", { name: "Command", exact: true });
    await box.focus();
    for (const letter of text) {
      await box.press(letter);
      frames.push(await page.screenshot());
    }
    await hold(0.5);
    await box.press("Enter");
  };
  const show = async (what) => {
    await what.evaluate((element) => element.scrollIntoView({ block: "start", behavior: "instant" }));
    await page.waitForTimeout(300);
  };
  const lastEntry = page.locator(".entry:not(.pending)").last();

  const question = page.getByRole("article").last();
  await show(question);
  await hold(3);
  const answer = page.getByRole("button", { name: /^(Answer )?B\b/ }).last();
  await answer.hover();
  await hold(1);
  await answer.click();
  await page.locator(".private").last().waitFor();
  await show(page.locator(".private").last());
  await hold(4);
  await type("/lookup nodeprot");
  await lastEntry.filter({ hasText: "nodeprot" }).locator(".private").waitFor();
  await show(lastEntry.locator(".private"));
  await hold(3.5);
  await page.getByRole("button", { name: "Simulate two weeks" }).click();
  await page.getByRole("article").nth(13).waitFor({ timeout: 120_000 });
  await type("/leaderboard all time");
  await lastEntry.filter({ hasText: "leaderboard all time" }).locator(".private").waitFor();
  await show(lastEntry.locator(".private"));
  await hold(4);
  return frames;
}
