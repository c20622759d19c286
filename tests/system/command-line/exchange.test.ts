// kubedrill content export and import as real processes, on copies of the little tea curriculum.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyExample, type ExampleCopy } from "../../content/example-copy.ts";
import { runCli, temporaryFolder } from "../../support/kubedrill-process.ts";
import { readAll } from "../../support/read-all.ts";

/** Runs `kubedrill content …` on a copy. */
function content({ folder }: ExampleCopy, ...words: readonly string[]) {
  return runCli(["content", ...words], { KUBEDRILL_CONTENT: folder });
}

describe("kubedrill content export", () => {
  it.each([
    ["--json", /^\{"topics":\[\{"slug":"leaves"/],
    [
      "--anki",
      /^#separator:tab\n#html:true\n#notetype:Basic\n#deck:Tea\n#guid column:1\n#tags column:4\nkubedrill-/,
    ],
    ["--gift", /^\/\/ Tea: \d+ questions, exported by Kubedrill\.\n\n\$CATEGORY: leaves\/green-tea\n/],
    ["--csv", /^\ufeffid,version,concept,difficulty,stem,/],
  ])("%s prints, or writes the same to a file, and overwrites none", async (flag, begin) => {
    const copy = copyExample();
    const file = join(temporaryFolder(), "out.txt");
    const printed = await content(copy, "export", flag);
    expect({ code: printed.code, err: printed.err }).toEqual({ code: 0, err: "" });
    expect(printed.out).toMatch(begin);
    const written = await content(copy, "export", flag, file);
    expect(written.out).toMatch(/^Wrote \d+ questions to .*out\.txt\.\n$/);
    expect(readFileSync(file, "utf8")).toBe(printed.out);
    writeFileSync(file, "mine");
    const refused = await content(copy, "export", flag, file);
    expect({ code: refused.code, err: refused.err }).toEqual({
      code: 1,
      err: `${file} exists already. Choose another name: an export overwrites nothing.\n`,
    });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it("shows its usage if the format is missing", async () => {
    expect(await content(copyExample(), "export")).toEqual({
      code: 2,
      out: "",
      err: "content export needs a format: --json, --anki, --gift or --csv\nkubedrill --help lists all commands.\n",
    });
  });
});

describe("kubedrill content import", () => {
  it.each(["--gift", "--csv"])(
    "%s brings questions from one content to another, and then finds them there",
    async (flag) => {
      const from = copyExample();
      const to = copyExample();
      const file = join(temporaryFolder(), "tea.txt");
      await content(from, "export", flag, file);
      to.remove("questions/leaves/black-tea.yaml");
      to.write("ids.txt", "");

      const first = await content(to, "import", flag, file);
      expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: "" });
      expect(first.out).toMatch(
        /^tea\.txt: \d+ added, 0 replaced by a newer version, \d+ unchanged\.\n {2}questions\/leaves\/black-tea\.yaml\nNext: .*"kubedrill content ids" records the new IDs\.\n$/,
      );
      const { questions } = JSON.parse((await content(to, "export", "--json")).out);
      expect(questions).toEqual(JSON.parse((await content(from, "export", "--json")).out).questions);

      const before = readAll(to.folder);
      const second = await content(to, "import", flag, file);
      expect(second.out).toMatch(/^tea\.txt: 0 added, 0 replaced by a newer version, \d+ unchanged\.\n$/);
      expect(readAll(to.folder)).toEqual(before);
    },
  );

  it("takes a newer version of a question in its place", async () => {
    const copy = copyExample();
    const file = join(temporaryFolder(), "tea.gift");
    const { out } = await content(copy, "export", "--gift");
    const raised = out
      .replace(
        "// kubedrill: version: 1\n",
        "// kubedrill: version: 2\n// kubedrill: change 2 keep: Said better.\n",
      )
      .replace("[markdown]", "[markdown]Again\\: ");
    writeFileSync(file, raised);
    const done = await content(copy, "import", "--gift", file);
    expect(done.out).toMatch(/^tea\.gift: 0 added, 1 replaced by a newer version, /);
    expect((await content(copy, "check")).code).toBe(0);
    const { questions } = JSON.parse((await content(copy, "export", "--json")).out);
    expect(questions[0]).toMatchObject({ version: 2, stem: expect.stringMatching(/^Again: /) });
  });

  it.each<readonly [string, string, (good: string) => string, readonly RegExp[]]>([
    [
      "--gift",
      "an altered question, a missing rationale and a broken one",
      (good) =>
        `${good.replace("[markdown]", "[markdown]Not ")}\n$CATEGORY: x/gongfu\n\n::new::What? {=a ~b#no}\n\nWhat? {=a ~b\n`,
      [
        /^bad:\d+: \/\/ kubedrill: version: ".+" differs from version 1 in the content: raise the version to 2 and add an entry/,
        /^bad:\d+: option 1, its feedback \(#\): Missing: add it\.$/,
        /^bad:\d+: \/\/ kubedrill: sources: Missing: add it\.$/,
        /^bad:\d+: options .*: Too few: 2 entries, minimum 3\. Add 1\.$/,
        /^bad:\d+: The options have no closing }: add it/,
      ],
    ],
    [
      "--csv",
      "an unknown column, a row too short and an unlisted host",
      (good) =>
        `${good.replace("hint", "tip").replace("https://en.wikipedia.org", "https://tea.example.com").trimEnd()}\r\na,b\r\n`,
      [
        /^bad:1: Unknown column "tip": remove it, or use one of id, version,/,
        /^bad:\d+: Row \d+ has 2 cells, but the first row has 28/,
        /^bad:2: row 2, sources: "tea\.example\.com" isn't in sourceHosts of topics\.yaml/,
      ],
    ],
    ["--csv", "nothing", () => "", [/^bad:1: The file is empty: write the column names in its first row\.$/]],
  ])("%s with %s reports every problem and changes nothing", async (flag, _name, spoil, expected) => {
    const copy = copyExample();
    const file = join(temporaryFolder(), "bad");
    writeFileSync(file, spoil((await content(copy, "export", flag)).out));
    const before = readAll(copy.folder);
    const { code, out, err } = await content(copy, "import", flag, file);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    const lines = err.trimEnd().replaceAll(file, "bad").split("\n");
    for (const problem of expected) expect(lines).toContainEqual(expect.stringMatching(problem));
    expect(lines.slice(-2)).toEqual([
      lines.length === 3 ? "1 problem" : `${lines.length - 2} problems`,
      "Nothing was imported and nothing was changed.",
    ]);
    expect(readAll(copy.folder)).toEqual(before);
  });

  it("says so if the file isn't text, or the content is missing", async () => {
    const copy = copyExample();
    const folder = temporaryFolder();
    const file = join(folder, "latin.csv");
    writeFileSync(file, Buffer.from("id;caf\xe9\n", "latin1"));
    expect((await content(copy, "import", "--csv", file)).err).toBe(
      `${file}:1: This file isn't UTF-8: save it as UTF-8 (in Excel, "CSV UTF-8").\n1 problem\nNothing was imported and nothing was changed.\n`,
    );
    writeFileSync(file, "id\n");
    const nowhere = { ...copy, folder: join(folder, "nowhere") };
    expect((await content(nowhere, "import", "--csv", file)).err).toContain(
      "This content folder doesn't exist or can't be read",
    );
  });
});
