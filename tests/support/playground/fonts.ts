// Fonts for pictures: with emoji in color, which a bare machine lacks, and the same on every machine.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const sheets = [
  import.meta.resolve("twemoji-colr-font/twemoji.css"),
  import.meta.resolve("@fontsource/lato/400.css"),
  import.meta.resolve("@fontsource/lato/700.css"),
  import.meta.resolve("@fontsource/lato/900.css"),
].map((sheet) => fileURLToPath(sheet));

/** Everything but code is set in Lato. */
const RULES = `
  body, button, select, input, .message { font-family: Lato, Twemoji, sans-serif !important; }
  code, pre { font-family: "DejaVu Sans Mono", Twemoji, monospace !important; }`;

/** Gives the page its fonts; its context must bypass the page's own policy. Resolves when they're loaded. */
export async function useFonts(page: Page): Promise<void> {
  await page.route("**/fonts/**", (route) => {
    const [sheet = 0, file = ""] = new URL(route.request().url()).pathname.split("/").slice(-2);
    const folder = dirname(sheets[Number(sheet)] ?? "");
    return route.fulfill({
      path: join(folder, file.endsWith("twemoji.woff2") ? "" : "files", basename(file)),
    });
  });
  const faces = sheets.map((sheet, place) =>
    readFileSync(sheet, "utf8").replaceAll(
      /url\("?(?:\.\/files\/)?([^")]+)"?\)/g,
      `url("/fonts/${place}/$1")`,
    ),
  );
  await page.addStyleTag({ content: [...faces, RULES].join("\n") });
  await page.evaluate("document.fonts.ready");
}
