// Variables, commands, and metrics: the documents name what the code has, and nothing else.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/app/commands.ts";
import { commands as commandLine } from "../../src/cli/run.ts";
import { names } from "../../src/environment/variables.ts";
import { loadCurriculum } from "../../src/load-curriculum.ts";
import { root } from "../support/kubedrill-process.ts";
import { documentAt, documents } from "./documents.ts";

const readme = documentAt("README.md").text;
/** What people run and read. Decisions and the changelog also name what was, templates what others run. */
const current = documents.filter(({ path }) => !/decisions|CHANGELOG|legal|looks-review/.test(path));

const inCode = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
/** The rows of all tables in `text`, as their first cells. */
const firstCells = (text: string) => [...text.matchAll(/^\| (.+?) \|/gm)].map(([, cell = ""]) => cell);

/** The commands of a row such as "`/squad create`, `join`": the later ones begin with the first one's word. */
function commandsIn(cell: string): readonly string[] {
  const [first = "", ...more] = inCode(cell).map((code) => code.replace(/ [[<].*$/, ""));
  if (!first.startsWith("/")) return [];
  const [word = ""] = first.split(" ");
  return [first, ...more.map((name) => `${word} ${name}`)].map((name) => name.slice(1));
}

describe("environment variables", () => {
  const rows = current.flatMap(({ text }) => text.match(/^\|.+\|$/gm) ?? []);
  const described = new Set(rows.flatMap(inCode));

  it("are each in a table", () => {
    expect(names.filter((name) => !described.has(name))).toEqual([]);
  });

  it("exist if a document names them", () => {
    const ours = /\b(?:KUBEDRILL|DISCORD|SLACK|METRICS)_[A-Z_]+\b/g;
    const known = new Set(names.flatMap((name) => [name, `${name}_FILE`]));
    const unknown = current.flatMap(({ path, text }) =>
      [...text.matchAll(ours)]
        .map(([name]) => name)
        .filter((name) => !known.has(name as never))
        .map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe("chat commands", () => {
  const shown = commands.filter(({ hidden }) => hidden !== true).map(({ name }) => name);

  it("each have a row in the README", () => {
    expect(firstCells(readme).flatMap(commandsIn).toSorted()).toEqual(shown.toSorted());
  });

  it("exist if a document names them", () => {
    // Addresses of the server, and Slack's own commands.
    const others = new Set(["kubedrill", "healthz", "livez", "readyz", "metrics", "invite", "failed"]);
    const known = new Set(shown.flatMap((name) => [name, name.split(" ")[0]]));
    const unknown = current.flatMap(({ path, text }) =>
      inCode(text)
        .map((code) => /^\/(?:kubedrill )?([a-z]+)(?= |$)/.exec(code)?.[1])
        .filter((name) => name !== undefined && !known.has(name) && !others.has(name))
        .map((name) => `${path}: /${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe("commands of the command line", () => {
  it("exist if a document names them", () => {
    // Two words, or one: "content new question" begins with "content new".
    const known = commandLine.map(({ name }) => `${name} `);
    const called = current.flatMap(({ text }) =>
      [...text.matchAll(/kubedrill -- (?!node )([a-z]+(?: [a-z]+)?)/g)].map(([, words = ""]) => words),
    );
    const unknown = called.filter(
      (words) => !known.some((name) => name.startsWith(`${words} `) || `${words} `.startsWith(name)),
    );
    expect(unknown).toEqual([]);
  });

  it("are each named in the documents", () => {
    const text = current.map((document) => document.text).join("\n");
    expect(commandLine.map(({ name }) => name).filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe("the README's numbers", () => {
  it("are those of the content", () => {
    const curriculum = loadCurriculum(join(root, "content"));
    expect(curriculum.topics).toHaveLength(12);
    expect(readme).toContain(
      `${curriculum.concepts.size} concepts and ${curriculum.questions.size} questions on twelve topics`,
    );
  });
});
