// An import adds and replaces questions, and keeps the text around them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContent } from "../../../src/content/load.ts";
import { copyExample } from "../example-copy.ts";
import { newer, oolong, plan, time } from "./import-tea.ts";

describe("an import", () => {
  it("adds new questions below the others, whose text stays unchanged", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.replace(file, "  difficulty: 1\n", "  difficulty: 1 # everyone knows\n");
    const before = readFileSync(join(copy.folder, file), "utf8");
    const code = { language: "bash", text: "boil\n\n  pour" };
    expect(plan(copy, { ...oolong, code, hint: 'Say "hot".' })).toEqual({
      ok: true,
      added: ["steeping-oolong"],
      replaced: [],
      same: [],
      files: [
        {
          file,
          text: `${before}
- id: steeping-oolong
  version: 1
  concept: steeping
  difficulty: 2
  stem: How hot is water for oolong?
  code:
    language: bash
    text: |
      boil

        pour
  options:
    - text: Near boiling
      correct: true
      why: Rolled leaves open in heat.
    - text: Lukewarm
      why: Green tea misleads here.
    - text: Ice cold
      why: Cold brew takes hours.
  explanation: Rolled leaves want heat.
  hint: Say "hot".
  sources: [https://example.org/oolong]
  kubernetes: "1.0"
`,
        },
      ],
    });
  });

  it("creates a file for a concept without one", () => {
    const copy = copyExample();
    const planned = plan(copy, { ...oolong, id: "gongfu-oolong", concept: "gongfu" });
    const [file] = planned.ok ? planned.files : [];
    expect(file?.file).toBe("questions/brewing/gongfu.yaml");
    expect(file?.text).toMatch(/^- id: gongfu-oolong\n/);
    copy.write(file?.file ?? "", file?.text ?? "");
    const loaded = loadContent(copy.folder);
    expect(loaded.ok && loaded.curriculum.questions.has("gongfu-oolong")).toBe(true);
  });

  it("skips unchanged questions", () => {
    expect(plan(copyExample(), time)).toEqual({
      ok: true,
      added: [],
      replaced: [],
      same: ["steeping-time"],
      files: [],
    });
  });

  it("keeps the siblings of a question that it replaces, because the formats don't have them", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.replace(file, "- id: steeping-time\n", "- id: steeping-time\n  siblings: [steeping-tannin]\n");
    copy.replace(file, "- id: steeping-tannin\n", "- id: steeping-tannin\n  siblings: [steeping-time]\n");
    const planned = plan(copy, newer);
    copy.write(file, (planned.ok && planned.files[0]?.text) || "");
    const loaded = loadContent(copy.folder);
    expect(loaded.ok && loaded.curriculum.questions.get("steeping-time")).toMatchObject({
      version: 2,
      siblings: ["steeping-tannin"],
    });
  });

  it("replaces the older version with a newer one, and keeps the text around it", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.replace(file, "\n- id: steeping-tannin", "# the harder one\n\n- id: steeping-tannin");
    const before = readFileSync(join(copy.folder, file), "utf8");
    const planned = plan(copy, newer);
    expect(planned).toMatchObject({ added: [], replaced: ["steeping-time"], same: [] });
    const changes = "  changes:\n    - version: 2\n      effect: keep\n      note: Clearer.\n";
    const changed = before
      .replace("version: 1", "version: 2")
      .replace("# the harder one\n", (comment) => changes + comment);
    expect(planned.ok && planned.files).toEqual([{ file, text: changed }]);
  });

  it("keeps Windows line endings", () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    copy.write(file, readFileSync(join(copy.folder, file), "utf8").replaceAll("\n", "\r\n"));
    const planned = plan(copy, oolong);
    expect(planned.ok && planned.files[0]?.text.match(/[^\r]\n/)).toBeNull();
  });
});
