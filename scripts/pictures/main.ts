// Draws the pictures of README and docs from the playground: npm run pictures.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { launchBrowser } from "../../tests/support/browser.ts";
import { root, startProcess, temporaryDatabase } from "../../tests/support/kubedrill-process.ts";
import { useFonts } from "../../tests/support/playground/fonts.ts";

const folder = join(root, "docs", "pictures");
const WIDTH = 760;

/** Who looks, and on which platform: someone who hasn't answered the open question. */
const views = [
  ["slack", "ada"],
  ["discord", "bo"],
] as const;

mkdirSync(folder, { recursive: true });
const kubedrill = await startProcess(temporaryDatabase());
const browser = await launchBrowser();
try {
  await simulate();
  for (const [skin, member] of views) await draw(skin, member);
} finally {
  await browser.close();
  await kubedrill.stop();
}

async function open(skin: string, member: string, pane = "channel"): Promise<Page> {
  const colorScheme = skin === "discord" ? "dark" : "light";
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: 1_400 },
    deviceScaleFactor: 1.5,
    bypassCSP: true,
    colorScheme,
  });
  const page = await context.newPage();
  await page.goto(`${kubedrill.address}/?as=${member}&skin=${skin}&pane=${pane}`);
  await useFonts(page);
  return page;
}

async function simulate(): Promise<void> {
  const page = await open("page", "ada");
  const before = await page.getByRole("article").count();
  await page.getByRole("button", { name: "Simulate two weeks" }).click();
  await page
    .getByRole("article")
    .nth(before + 13)
    .waitFor({ timeout: 120_000 });
  await page.context().close();
}

async function draw(skin: string, member: string): Promise<void> {
  const page = await open(skin, member);
  const save = (what: Locator, name: string) => saveAs(what, `${skin}-${name}`);
  const moments = page.locator(".moment");
  await save(moments.last().getByRole("article"), "daily");
  await moments
    .last()
    .getByRole("button", { name: /^(Answer )?C\b/ })
    .click();
  await moments.last().locator(".private").waitFor();
  await save(moments.last().locator(".entry"), "verdict");
  await save(moments.nth(-2).getByRole("article"), "reveal");
  for (const [command, name] of [
    ["/leaderboard all time", "leaderboard"],
    ["/progress", "progress"],
  ] as const) {
    await page.getByRole("combobox", { name: "Command", exact: true }).fill(command);
    await page.getByRole("combobox", { name: "Command", exact: true }).press("Enter");
    const entry = page.locator(".entry:not(.pending)").filter({ hasText: command }).last();
    await entry.locator(".private").waitFor();
    await save(entry.locator(".private"), name);
  }
  await page.context().close();
  if (skin !== "slack") return;
  const home = await open(skin, member, "home");
  await save(home.locator("#home-page .private"), "home");
  await home.context().close();
}

async function saveAs(what: Locator, name: string): Promise<void> {
  await what.screenshot({ path: join(folder, `${name}.png`) });
  process.stdout.write(`docs/pictures/${name}.png\n`);
}
