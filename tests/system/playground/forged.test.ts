// What a stranger's request can do to the playground: nothing.
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replyOf, send } from "../../support/http.ts";
import { type KubedrillProcess, startProcess, temporaryDatabase } from "../../support/kubedrill-process.ts";

let kubedrill: KubedrillProcess;
let at: string;

beforeAll(async () => {
  kubedrill = await startProcess(temporaryDatabase());
  at = kubedrill.address;
});

afterAll(() => kubedrill?.kill());

const replyTo = (path: string, fields: Readonly<Record<string, string>>) => replyOf(at + path, fields);

function count(table: string): unknown {
  const database = new Sqlite(kubedrill.database, { readonly: true });
  const counted = database.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get();
  database.close();
  return counted;
}

describe("a body", () => {
  const form = "application/x-www-form-urlencoded";

  it.each([
    ["with its length", {}],
    ["in chunks", { "Transfer-Encoding": "chunked" }],
  ])("that is too large is refused %s", async (_, more) => {
    const headers = { "Content-Type": form, ...more };
    const body = `as=bo&text=${"x".repeat(20_000)}`;
    expect((await send(`${at}/say`, { method: "POST", headers, body })).status).toBe(413);
  });

  it.each([
    ["JSON", "application/json", '{"as":"bo","text":"/help"}'],
    ["broken JSON", "application/json", '{"as":'],
    ["a broken multipart form", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: nothing"],
    ["a multipart form without a boundary", "multipart/form-data", "junk"],
    [
      "a file",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="text"; filename="a"\r\n\r\n/help\r\n--x--\r\n',
    ],
    ["bytes that are no text", form, "\u0000\u00ff%ff%"],
    ["nothing", form, ""],
  ])("that is %s is a command of no words", async (_, type, body) => {
    const headers = { Accept: "application/json", "Content-Type": type };
    const said = await send(`${at}/say`, { method: "POST", headers, body });
    expect(said.status).toBe(200);
    expect(said.body).toContain("Type a command, such as");
    const pressed = await send(`${at}/act`, { method: "POST", headers, body });
    expect(pressed.status).toBe(200);
    expect(pressed.body).toContain("This button is from another version of Kubedrill.");
  });
});

describe("a forged form", () => {
  it.each(["mallory", "__proto__", "constructor", "", "<b>bo</b>"])(
    "of %j acts as the first person, and creates no one",
    async (as) => {
      const before = count("member");
      expect(await replyTo("/say", { as, text: "/leaderboard" })).not.toContain("<b>bo</b>");
      expect((await send(`${at}/?as=${encodeURIComponent(as)}`)).body).toContain('<body data-as="ada"');
      expect(count("member")).toBe(before);
    },
  );

  const otherVersion = "This button is from another version of Kubedrill.";
  it.each([
    ["answer:00000000000000000000:A", "This question is no longer here,"],
    ["answer:__proto__:A", "This question is no longer here,"],
    ["answer:%00:A", "This question is no longer here,"],
    ["answer", "This question is no longer here,"],
    ["guessed:00000000000000000000", "Only a right answer can be marked as a guess."],
    ["explain:00000000000000000000", "There is nothing to explain here yet."],
    ["practice-answer:00000000000000000000:0:A", "This practice is no longer here."],
    ["practice-answer:x:__proto__:A", "This practice is no longer here."],
    ["practice-next:x:-1", "This practice is no longer here."],
    ["lookup:no-such-concept", "That concept is no longer in the content."],
    ["lookup:__proto__", "That concept is no longer in the content."],
    ["share-concept:constructor", "That concept is no longer in the content."],
    ["topic:toString", "That topic is no longer in the content."],
    ["leaderboard:century", "The option “period” takes one of: week, month, season, all time."],
    ["constructor:x", otherVersion],
    ["__proto__", otherVersion],
    ["%", otherVersion],
    ["%E0%A4%A", otherVersion],
    ["x".repeat(5_000), otherVersion],
    ["<img src=x onerror=alert(1)>", otherVersion],
  ])("with the action %s does nothing", async (action, sentence) => {
    const before = [count("answer"), count("practice"), count("playground_message")];
    const html = await replyTo("/act", { as: "bo", action });
    expect(html).toContain(sentence);
    expect(html).not.toContain("<img");
    expect([count("answer"), count("practice"), count("playground_message")]).toEqual(before);
  });

  it.each(["E", "a", "AB", "0", "", "__proto__", "length"])(
    "with the letter %j answers nothing",
    async (letter) => {
      const action = /answer:[^":]+/.exec((await send(at)).body)?.[0];
      expect(await replyTo("/act", { as: "bo", action: `${action}:${letter}` })).toContain(
        "This question has no such option.",
      );
      expect(count("answer")).toBe(0);
    },
  );

  it.each([
    "/lookup <script>alert(1)</script>",
    '/lookup "><img src=x onerror=alert(1)>',
    "/<script>alert(1)</script>",
    "/quiz <iframe src=javascript:alert(1)>",
    "/quiz count:<svg/onload=alert(1)>",
    "/leaderboard <svg/onload=alert(1)>",
    "/lookup [x](javascript:alert(1))",
    "/lookup {time:1} **<b>x</b>**",
  ])("with the text %s is shown as text", async (text) => {
    const html = await replyTo("/say", { as: "bo", text });
    expect(html).not.toMatch(/<(script|img|iframe|svg)|<b>x|<[^>]+(javascript:|onerror=|onload=)/i);
  });
});
