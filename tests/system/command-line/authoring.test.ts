// kubedrill content new and ids as real processes, on copies of the little tea curriculum.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyExample, type ExampleCopy } from "../../content/example-copy.ts";
import { runCli } from "../../support/kubedrill-process.ts";
import { readAll } from "../../support/read-all.ts";

/** Runs `kubedrill content …` on a copy. */
function content({ folder }: ExampleCopy, ...words: readonly string[]) {
  return runCli(["content", ...words], { KUBEDRILL_CONTENT: folder });
}

/** Writes a value where the first of these keys is blank; its comment stays. */
function fill(copy: ExampleCopy, file: string, key: string, value: string): void {
  const text = readAll(copy.folder)[file] ?? "";
  const blank = new RegExp(`(?<=^ *(?:- )?${key}:)(?: +(?:\\[\\]|""))?(?= *(?:#.*)?$)`, "m");
  expect(text).toMatch(blank);
  copy.write(file, text.replace(blank, ` ${value}`));
}

const next = 'Fill in the blanks. "kubedrill content check" lists what is missing.\n';

describe("kubedrill content new", () => {
  it("leads from nothing to a concept and a question without problems", async () => {
    const copy = copyExample();
    const page = "concepts/brewing/cold-brew.md";
    const list = "questions/brewing/cold-brew.yaml";

    const begun = await content(copy, "new", "concept", "brewing/cold-brew", "Cold", "brew:", "tea");
    expect(begun).toEqual({
      code: 0,
      err: "",
      out: `Wrote ${join(copy.folder, page)} and listed it last in “brewing” of topics.yaml.\n${next}`,
    });
    expect(readAll(copy.folder)["topics.yaml"]).toContain("concepts: [steeping, gongfu, cold-brew]\n");
    const missing = await content(copy, "check");
    expect(missing.code).toBe(1);
    expect(
      missing.err
        .trimEnd()
        .split("\n")
        .map((row) => row.replace(/^concepts\/brewing\/cold-brew\.md:(\d+: \w+).*/, "$1")),
    ).toEqual([
      "3: aliases",
      "6: summary",
      "7: sources",
      "8: kubernetes",
      "15: text",
      "17: facts",
      "19: example",
      "23: pitfalls",
      "8 problems",
    ]);

    fill(copy, page, "aliases", "[iced, cold steeped, overnight tea, fridge tea]");
    fill(copy, page, "summary", "Leaves in cold water for a night.");
    fill(copy, page, "sources", "[https://example.org/cold]");
    fill(copy, page, "kubernetes", '"1.0"');
    copy.replace(
      page,
      "\n## Key facts\n",
      "Tea without heat.\n\n## Key facts\n- It is mild.\n- It is slow.\n- It is sweet.\n",
    );
    copy.replace(page, "```yaml\n", "```yaml\nhours: 8\n");
    copy.replace(page, "## Pitfalls\n", "## Pitfalls\n- Do not boil it.\n");

    const asked = await content(copy, "new", "question", "cold-brew", "hours");
    expect(asked).toEqual({
      code: 0,
      err: "",
      out: `Wrote a question into ${join(copy.folder, list)}:1.\n${next}`,
    });
    expect((await content(copy, "check")).err.match(/^questions\/brewing\/cold-brew\.yaml:/gm)).toHaveLength(
      13,
    );

    fill(copy, list, "stem", "How long does cold brew take?");
    for (const [text, why] of [
      ["A minute", "That is the time of a mug."],
      ["A night", "Cold water is slow."],
      ["A week", "It would spoil."],
      ["A season", "It sounds like wine."],
    ] as const) {
      fill(copy, list, "text", text);
      fill(copy, list, "why", why);
    }
    fill(copy, list, "explanation", "It takes a night.");
    fill(copy, list, "hint", "Think of bread.");
    fill(copy, list, "sources", "[https://example.org/cold]");
    fill(copy, list, "kubernetes", '"1.0"');
    const done = await content(copy, "check");
    expect(done.err).toBe("");
    expect(done.out).toMatch(
      /^2 topics, 5 concepts and \d+ questions: no problems\.\nKeys that form alone gives away: .+\n$/,
    );
  });

  it("writes a question below the others and leaves them as they are", async () => {
    const copy = copyExample();
    const file = "questions/brewing/steeping.yaml";
    const before = readAll(copy.folder);
    const { code, out } = await content(copy, "new", "question", "steeping");
    const after = readAll(copy.folder);
    const line = (before[file] ?? "").split("\n").length + 1;
    expect({ code, out: out.split("\n")[0] }).toEqual({
      code: 0,
      out: `Wrote a question into ${join(copy.folder, file)}:${line}.`,
    });
    expect(after).toEqual({
      ...before,
      [file]: expect.stringMatching(
        new RegExp(`^${RegExp.escape(`${before[file]}\n- id: steeping- # finish it`)}`),
      ),
    });
    const again = await content(copy, "new", "question", "steeping");
    expect(again.err).toBe(
      `A question of “steeping” waits for its id at ${file}:${line}: finish it first.\n`,
    );
    expect(readAll(copy.folder)).toEqual(after);
  });

  it("gives a page to a concept that topics.yaml lists already", async () => {
    const copy = copyExample();
    copy.replace("topics.yaml", "gongfu]", "gongfu, matcha]");
    const topics = readAll(copy.folder)["topics.yaml"];
    const { out } = await content(copy, "new", "concept", "brewing/matcha");
    expect(out).toBe(`Wrote ${join(copy.folder, "concepts/brewing/matcha.md")}.\n${next}`);
    expect(readAll(copy.folder)["topics.yaml"]).toBe(topics);
    expect(readAll(copy.folder)["concepts/brewing/matcha.md"]).toMatch(/^---\ntitle: Matcha\n/);
  });

  it("refuses what is there already, and changes nothing", async () => {
    const copy = copyExample();
    const before = readAll(copy.folder);
    expect(await content(copy, "new", "concept", "leaves/gongfu")).toEqual({
      code: 1,
      out: "",
      err: "There is a concept “gongfu” already: concepts/brewing/gongfu.md.\n",
    });
    expect(await content(copy, "new", "question", "steeping", "time")).toEqual({
      code: 1,
      out: "",
      err: "There is a question “steeping-time” already: questions/brewing/steeping.yaml:1.\n",
    });
    expect(readAll(copy.folder)).toEqual(before);
  });
});

describe("kubedrill content ids", () => {
  it("records what is new, retires what is gone, and lets nothing come back", async () => {
    const copy = copyExample();
    const list = "questions/leaves/green-tea.yaml";
    const kept = readAll(copy.folder)[list] ?? "";
    const count = kept.match(/^- id:/gm)?.length ?? 0;
    const first = await content(copy, "ids");
    expect(first).toEqual({ code: 0, err: "", out: expect.stringMatching(/^\d+ new, 0 newly retired\.\n$/) });
    expect((await content(copy, "check")).code).toBe(0);
    expect((await content(copy, "ids")).out).toBe("0 new, 0 newly retired.\n");

    copy.remove(list);
    const gone = await content(copy, "ids");
    expect(gone.out).toMatch(
      new RegExp(
        `^0 new, ${count} newly retired\\.\nRetired permanently: green-tea-.*\\.\nTo reuse one that was never published`,
      ),
    );
    expect((await content(copy, "check")).code).toBe(0);

    copy.write(list, kept.replace("- id: green-tea-", "- id: green-tea-other-"));
    const before = readAll(copy.folder);
    const checked = await content(copy, "check");
    expect(checked.code).toBe(1);
    expect(checked.err).toContain(
      `${list}:1: The question "green-tea-other-${/green-tea-(.*)/.exec(kept)?.[1]}" isn't in ids.txt: run "kubedrill content ids" to record it.\n`,
    );
    const refused = await content(copy, "ids");
    expect(refused.code).toBe(1);
    expect(refused.err).not.toContain("green-tea-other");
    expect(refused.err.match(/ is retired in ids\.txt, and published IDs are never reused: /g)).toHaveLength(
      count - 1,
    );
    expect(refused.err).toMatch(/\nNothing was recorded\.\n$/);
    expect(readAll(copy.folder)).toEqual(before);
  });

  it("records nothing if the content has problems", async () => {
    const copy = copyExample();
    copy.replace("questions/leaves/green-tea.yaml", "difficulty: ", "difficulty: 7 # ");
    const { code, err } = await content(copy, "ids");
    expect(code).toBe(1);
    expect(err).toMatch(/^questions\/leaves\/green-tea\.yaml:4: .*\n1 problem\nNothing was recorded\.\n$/);
    expect(readAll(copy.folder)["ids.txt"]).toBeUndefined();
  });
});
