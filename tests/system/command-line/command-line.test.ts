// The command line as people call it: real processes, their words and their exit codes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { loadContent } from "../../../src/content/load.ts";
import { alterFile, copyContent, exampleContent } from "../../support/content-folder.ts";
import { kubedrill, root, runCli, startProcess, temporaryDatabase } from "../../support/kubedrill-process.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { checkDatabase } from "../kill/kill-checks.ts";
import { beginTraffic, noneHeard } from "../kill/kill-traffic.ts";

const commands = ["start", "lookup", "content check", "content export", "migrate", "backup"];
const migrations = readdirSync(join(root, "migrations")).filter((file) => !file.endsWith(".postgres.sql"));

const tea = { KUBEDRILL_CONTENT: exampleContent };

describe("kubedrill start", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "prints its address in one line and stops in good order on %s",
    async (signal) => {
      const running = await startProcess(temporaryDatabase(), tea);
      onTestFinished(running.kill);
      expect(running.out()).toMatch(
        /^No Slack or Discord tokens are set, [^\n]*: http:\/\/127\.0\.0\.1:\d+\n$/,
      );
      expect((await fetch(running.address)).status).toBe(200);
      expect(await running.stop(signal)).toBe(0);
      expect(running.log().trimEnd().split("\n").at(-1)).toContain('"msg":"stopped"');
      // All data is in the one file again.
      expect(readdirSync(join(running.database, ".."))).toEqual(["kubedrill.db", "kubedrill.db-lock"]);
    },
  );

  it("stops though a tab listens for what happens", async () => {
    const running = await startProcess(temporaryDatabase(), tea);
    onTestFinished(running.kill);
    const events = await fetch(`${running.address}/events?as=bo`);
    const everything = events.text();
    expect(await running.stop()).toBe(0);
    expect(await everything).toContain("event: message");
  });
});

describe("kubedrill start, stopped while people act", () => {
  it("takes no more requests, finishes running ones, and has stored all it answered", async () => {
    const running = await startProcess(temporaryDatabase(), { ...tea, LOG_LEVEL: "warn" });
    onTestFinished(running.kill);
    const heard = noneHeard();
    const traffic = beginTraffic(running.address, heard, seededRandom(4));
    while (heard.verdicts.length < 20 && heard.wrongs.length === 0) await wait(5);
    expect(await running.stop()).toBe(0);
    await traffic.end();
    expect(heard.wrongs).toEqual([]);
    expect(running.log()).toBe("");
    expect(checkDatabase(running.database, heard).wrongs).toEqual([]);
  });
});

describe("kubedrill content", () => {
  it("check finds no problem in the real content", async () => {
    const { code, out, err } = await runCli(["content", "check"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /^\d+ topics, \d+ concepts and \d+ questions: no problems\.\nKeys that form alone gives away: .+\n$/,
    );
  });

  it("check lists every problem with file and line, and what to do", async () => {
    const folder = copyContent();
    const places = [
      alterFile(folder, "topics.yaml", /concepts: \[service, /, "concepts: [no-such-concept, service, "),
      alterFile(folder, "questions/services/clusterip.yaml", /difficulty: \d/, "difficulty: 9"),
      alterFile(folder, "concepts/dns/coredns.md", /kubernetes: "[^"]+"/, "kubernetes: latest"),
      alterFile(folder, "questions/cni/cni.yaml", /correct: true/, "correct: perhaps"),
    ];
    const { code, out, err } = await runCli(["content", "check"], { KUBEDRILL_CONTENT: folder });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    const lines = err.trimEnd().split("\n");
    for (const place of places)
      expect(lines).toContainEqual(expect.stringMatching(`^${place}: .+[.:] .+\\.$`));
    expect(lines.at(-1)).toBe(`${lines.length - 1} problems`);
  });

  it("export --json into a reader that has seen enough ends in silence", async () => {
    const pipe = ["sh", "-c", '"$@" | head -c 10', "sh", ...kubedrill] as const;
    const { out, err } = await runCli(["content", "export", "--json"], {}, pipe);
    expect({ out, err }).toEqual({ out: '{"topics":', err: "" });
  });

  it("export --json prints the whole content with every field", async () => {
    const { code, out, err } = await runCli(["content", "export", "--json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const loaded = loadContent(join(root, "content"));
    if (!loaded.ok) throw new Error("The content has problems.");
    const { topics, exams, concepts, questions } = loaded.curriculum;
    const exported = JSON.parse(out) as Record<string, Record<string, unknown>[]>;
    expect(Object.keys(exported)).toEqual(["topics", "exams", "concepts", "questions"]);
    expect(exported).toEqual({
      topics,
      exams,
      concepts: [...concepts.values()],
      questions: [...questions.values()],
    });
    const fields = {
      topics: ["slug", "title", "summary", "concepts"],
      concepts: [
        ...["slug", "title", "aliases", "topic", "origin", "summary", "text", "facts", "example", "pitfalls"],
        ...["sources", "kubernetes", "related", "confusedWith"],
      ],
      questions: [
        ...["id", "version", "concept", "topic", "difficulty", "stem", "options", "explanation", "sources"],
        ...["kubernetes", "changes"],
      ],
    };
    for (const [kind, names] of Object.entries(fields)) {
      for (const entry of exported[kind] ?? [])
        expect(Object.keys(entry)).toEqual(expect.arrayContaining(names));
    }
    const options = exported.questions?.flatMap((question) => question.options as Record<string, unknown>[]);
    for (const option of options ?? []) {
      expect(Object.keys(option)).toEqual(expect.arrayContaining(["text", "correct", "why"]));
    }
  });
});

describe("kubedrill migrate", () => {
  it("makes the database, and then finds nothing to do", async () => {
    const database = temporaryDatabase();
    const environment = { KUBEDRILL_DATABASE: database };
    expect(await runCli(["migrate"], environment)).toEqual({
      code: 0,
      out: `${database}: applied ${migrations.join(", ")}.\n`,
      err: "",
    });
    expect(await runCli(["migrate"], environment)).toEqual({
      code: 0,
      out: `${database} is up to date.\n`,
      err: "",
    });
  });
});

describe("--version", () => {
  it("prints the version of package.json", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    for (const flag of ["--version", "-v"])
      expect(await runCli([flag])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });
});

describe("--help", () => {
  it("lists every command", async () => {
    const { code, out, err } = await runCli(["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const name of commands) expect(out).toContain(`\n  kubedrill ${name}`);
    expect(await runCli([])).toEqual({ code, out, err });
  });

  it.each(commands)("explains %s only", async (name) => {
    const { code, out, err } = await runCli([...name.split(" "), "--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.match(/^ {2}kubedrill .*$/gm)).toEqual([expect.stringContaining(`kubedrill ${name}`)]);
  });
});

describe("a call that is not understood", () => {
  it.each([
    ["bogus", "There is no command “bogus”."],
    ["content bogus", "There is no command “content bogus”."],
    ["lokup node port", "There is no command “lokup”. Did you mean “lookup”?"],
    ["content chekc", "There is no command “content chekc”. Did you mean “content check”?"],
    [
      "content new qestion a",
      "There is no command “content new qestion”. Did you mean “content new question”?",
    ],
    ["--jsn", "There is no option “--jsn”."],
    ["--versoin", "There is no option “--versoin”. Did you mean “--version”?"],
    ["start --fast", "start has no option “--fast”."],
    ["start now", "start takes no words; it was given “now”."],
    ["lookup", "lookup needs words to look for, such as: lookup cluster ip"],
    ["lookup --jsn dns", "lookup has no option “--jsn”. Did you mean “--json”?"],
    ["content check all", "content check takes no words; it was given “all”."],
    ["content export", "content export needs a format: --json, --anki, --gift or --csv"],
    ["content export --json=yes", "content export has no option “--json=yes”. Did you mean “--json”?"],
    ["migrate now", "migrate takes no words; it was given “now”."],
    ["backup", "backup needs one file to write, such as: backup kubedrill-2026-11-23.db"],
    ["backup a b", "backup needs one file to write, such as: backup kubedrill-2026-11-23.db"],
  ])("kubedrill %s is one sentence and exit code 2", async (words, sentence) => {
    const { code, out, err } = await runCli(words.split(" "));
    expect({ code, out, err }).toEqual({
      code: 2,
      out: "",
      err: `${sentence}\nkubedrill --help lists all commands.\n`,
    });
  });
});
