// Fonts for pictures: with emoji, which a bare machine lacks, and the same on every machine.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const folders = {
  emoji: dirname(fileURLToPath(import.meta.resolve("@fontsource/noto-emoji/400.css"))),
  lato: dirname(fileURLToPath(import.meta.resolve("@fontsource/lato/400.css"))),
};
const sheets = [
  ["emoji", "400.css"],
  ["lato", "400.css"],
  ["lato", "700.css"],
  ["lato", "900.css"],
] as const;

/** Everything but code is set in Lato. */
const RULES = `
  body, button, select, input, .message { font-family: Lato, "Noto Emoji", sans-serif !important; }
  code, pre { font-family: "DejaVu Sans Mono", "Noto Emoji", monospace !important; }`;

/** Gives the page its fonts; its context must bypass the page's own policy. Resolves when they're loaded. */
export async function useFonts(page: Page): Promise<void> {
  await page.route("**/fonts/**", (route) => {
    const [font = "lato", file = ""] = new URL(route.request().url()).pathname.split("/").slice(-2);
    return route.fulfill({ path: join(folders[font as keyof typeof folders], "files", file) });
  });
  const faces = sheets.map(([font, sheet]) =>
    readFileSync(join(folders[font], sheet), "utf8").replaceAll("./files/", `/fonts/${font}/`),
  );
  await page.addStyleTag({ content: [...faces, RULES].join("\n") });
  await page.evaluate("document.fonts.ready");
}
