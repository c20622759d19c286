// The texts of /privacy export.
import type { CalendarDate } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";
import type { ExportFile } from "../../ports/storage/people.ts";

/** `date` is today for the person; it names the file. */
export function exportBlocks({ bytes, gzipped }: ExportFile, date: CalendarDate): readonly Block[] {
  const format = gzipped ? "JSON, compressed with gzip" : "JSON";
  return [
    {
      type: "text",
      markdown: `**Your data**: everything that Kubedrill stores about you, as ${format} (${sizeText(bytes.length)}).`,
    },
    {
      type: "file",
      name: `kubedrill-export-${date}.json${gzipped ? ".gz" : ""}`,
      bytes,
      failed:
        "I couldn't send your file. Nothing is lost. Check that I can send you direct messages and files, then type {command:privacy export} again.",
    },
    {
      type: "text",
      muted: true,
      markdown:
        "Whether you were right isn't in it while a question is open. `docs/privacy-export.md` in Kubedrill's repository explains every field.",
    },
  ];
}

export const exportGone =
  "There's no file: your data was deleted, or moved to a linked account, while I collected it. If you linked accounts, type {command:privacy export} again.";

function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
