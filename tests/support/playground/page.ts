// A playground and a browser for all tests of a file: one process, one SQLite file, one page per member.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type KubedrillProcess, startProcess, temporaryDatabase } from "../kubedrill-process.ts";

/** Where screenshots go. */
export const output = join(import.meta.dirname, "..", "..", "output");

interface Playground {
  readonly browser: Browser;
  readonly kubedrill: KubedrillProcess;
}

/** Starts both before the file's tests, and ends them after these; `current` may be called in tests. */
export function usePlayground(): {
  readonly current: () => Playground;
  /** Opens the page as a member in a browser of their own. */
  open(member: string, options?: BrowserContextOptions): Promise<Page>;
  /** Stops the process gracefully, starts another on the same file and port, and returns the exit code. */
  restart(): Promise<number | null>;
} {
  let running: Playground | undefined;
  beforeAll(async () => {
    mkdirSync(output, { recursive: true });
    running = { browser: await launchBrowser(), kubedrill: await startProcess(temporaryDatabase()) };
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.kubedrill.stop();
  });
  const current = () => {
    if (running === undefined) throw new Error("The playground runs only while tests do.");
    return running;
  };
  return {
    current,
    async open(member, options = {}) {
      const { browser, kubedrill } = current();
      const context = await browser.newContext({ viewport: { width: 900, height: 1000 }, ...options });
      const page = await context.newPage();
      page.on("pageerror", (error) => {
        throw error;
      });
      await page.goto(`${kubedrill.address}/?as=${member}`);
      return page;
    },
    async restart() {
      const { browser, kubedrill } = current();
      const code = await kubedrill.stop();
      const port = new URL(kubedrill.address).port;
      running = { browser, kubedrill: await startProcess(kubedrill.database, { PORT: port }) };
      return code;
    },
  };
}

/** The problems that a WCAG checker finds. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
