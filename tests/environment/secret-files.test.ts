// Secrets from files: every secret variable has one, and a file that can't be used gets one sentence.
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { configWarnings, readConfig } from "../../src/config.ts";
import { addSecretPaths, fileNames, readSecretFiles } from "../../src/environment/secret-files.ts";
import { names, secretNames } from "../../src/environment/variables.ts";
import { SetupError } from "../../src/ports/errors.ts";
import { runCli, temporaryFolder } from "../support/kubedrill-process.ts";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

function fileWith(content: string | Uint8Array): string {
  const path = join(folder, "secret");
  writeFileSync(path, content);
  return path;
}

/** The sentence that the environment is refused with. */
function refusal(environment: Readonly<Record<string, string>>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof SetupError) return error.message;
    throw error;
  }
  throw new Error("It was accepted.");
}

it("the table has every variable that sounds like a secret", () => {
  const secret = names.filter((name) => /TOKEN|SECRET|DATABASE/.test(name));
  expect(secretNames.toSorted()).toEqual(secret.toSorted());
});

describe.each(secretNames)("%s_FILE", (name) => {
  it.each(["", "\n", "\r\n"])("gives the variable the file's content without %j", (end) => {
    const path = fileWith(`hunter2${end}`);
    const read = readSecretFiles({ [`${name}_FILE`]: path });
    expect(read).toEqual({ values: { [name]: "hunter2" }, paths: { [name]: path }, problems: [] });
  });

  it("next to the variable itself is refused, and neither is shown", () => {
    const said = refusal({ [`${name}_FILE`]: "/hunter2", [name]: "hunter2" });
    expect(said.split("\n")[0]).toBe(`${name} and ${name}_FILE are both set. Keep one of them.`);
    expect(said).not.toContain("hunter2");
  });
});

describe("a file that can't be used", () => {
  it.each([
    ["is missing", () => join(folder, "hunter2"), /doesn't exist\. Check the path/],
    ["lies under a file", () => join(fileWith("x"), "hunter2"), /doesn't exist\. Check the path/],
    ["is a broken link", () => link("hunter2"), /doesn't exist\. Check the path/],
    ["links to itself", () => link("link"), /can't be read \(ELOOP\)\. Check the path\./],
    ["is a folder", () => subfolder(), /names a folder\. Name the file in it\./],
    ["is a device", () => "/dev/zero", /isn't a plain file\. Name a plain file\./],
    ["is empty", () => fileWith(""), /names an empty file\. Write the secret into it\./],
    ["has a line break only", () => fileWith("\n"), /names an empty file\./],
    ["has more than 64 KB", () => fileWith("x".repeat(65_537)), /more than 64 KB\. Name the file/],
    ["is no text", () => fileWith(Uint8Array.of(0xff, 0xfe, 0x41)), /isn't UTF-8 text\. Save it as UTF-8\./],
  ])("%s: one sentence, without its path", (_, path, said) => {
    const sentence = refusal({ DISCORD_TOKEN_FILE: path() });
    expect(sentence).toMatch(/^DISCORD_TOKEN_FILE names [^\n]+\.$/);
    expect(sentence).toMatch(said);
    expect(sentence).not.toContain(folder);
  });

  it.runIf(process.geteuid !== undefined)("is for another user", () => {
    const path = fileWith("hunter2");
    chmodSync(path, 0);
    const said = asUserWithoutRights(() => refusal({ DISCORD_TOKEN_FILE: path }));
    expect(said).toMatch(/this user can't read\. Give this user/);
  });

  it("ends a start with exit code 1, named with every other problem", async () => {
    const { code, out, err } = await runCli(["start"], {
      PORT: "abc",
      DISCORD_TOKEN_FILE: folder,
      SLACK_BOT_TOKEN_FILE: join(folder, "none"),
    });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trimEnd().split("\n")).toEqual([
      "DISCORD_TOKEN_FILE names a folder. Name the file in it.",
      "SLACK_BOT_TOKEN_FILE names a file that doesn't exist. Check the path, and that the secret is mounted.",
      expect.stringMatching(/^PORT must be /),
    ]);
  });

  function link(target: string): string {
    symlinkSync(target, join(folder, "link"));
    return join(folder, "link");
  }

  function subfolder(): string {
    mkdirSync(join(folder, "data"));
    return join(folder, "data");
  }
});

/** Root reads every file, so it becomes another user for a moment. */
function asUserWithoutRights<T>(action: () => T): T {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65_534);
  try {
    return action();
  } finally {
    process.seteuid?.(0);
  }
}

it("a text that names a secret gets the secret's file, and no other", () => {
  const paths = { KUBEDRILL_SECRET: "/run/secret", DISCORD_TOKEN: "/run/token" };
  const said = (text: string) => addSecretPaths(text, paths);
  expect(said("Set DISCORD_TOKEN.")).toBe("Set DISCORD_TOKEN. DISCORD_TOKEN comes from the file /run/token.");
  expect(said("Set KUBEDRILL_SECRET_OLD or DISCORD_TOKEN_FILE.")).toBe(
    "Set KUBEDRILL_SECRET_OLD or DISCORD_TOKEN_FILE.",
  );
});

describe("a file's content", () => {
  it("is checked like a variable's", () => {
    const said = (name: string, content: string) => refusal({ [`${name}_FILE`]: fileWith(content) });
    expect(said("DISCORD_TOKEN", "two\nlines")).toMatch(
      /^The file that DISCORD_TOKEN_FILE names contains a line break\./,
    );
    expect(said("DISCORD_TOKEN", "hunter2\n\n")).toMatch(/contains a line break\./);
    expect(said("DISCORD_TOKEN", '"hunter2"')).toMatch(/begins or ends with a quotation mark\./);
    expect(said("SLACK_APP_TOKEN", "xoxb-hunter2")).toBe(
      "The file that SLACK_APP_TOKEN_FILE names must hold a token that begins with xapp-; it doesn't.",
    );
    expect(said("KUBEDRILL_SECRET", "a".repeat(40))).toMatch(
      /^The file that KUBEDRILL_SECRET_FILE names must hold at least 32 random characters/,
    );
  });

  it("becomes the configuration", () => {
    const database = "postgres://ada:hunter2@127.0.0.1/drill";
    expect(readConfig({ KUBEDRILL_DATABASE_FILE: fileWith(`${database}\n`) }).database).toBe(database);
    expect(readConfig({ DISCORD_TOKEN_FILE: fileWith("hunter2"), DISCORD_TOKEN: "" }).discord?.token).toBe(
      "hunter2",
    );
  });

  it("gets no warning for its variable", () => {
    const path = fileWith("hunter2");
    expect(configWarnings(Object.fromEntries(fileNames.map((name) => [name, path])))).toEqual([]);
  });
});
