// What a running process reveals: health, metrics, and logs, but never the right option of an open question.
import { statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Question } from "../../src/core/model.ts";
import { replyOf, send } from "../support/http.ts";
import { type KubedrillProcess, startProcess, temporaryDatabase } from "../support/kubedrill-process.ts";

let kubedrill: KubedrillProcess;
let at: string;

beforeAll(async () => {
  kubedrill = await startProcess(temporaryDatabase());
  at = kubedrill.address;
});

afterAll(() => kubedrill?.kill());

const replyTo = (path: string, fields: Readonly<Record<string, string>>) => replyOf(at + path, fields);

describe("operations", () => {
  it("tell of health", async () => {
    const { status, body } = await send(`${at}/healthz`);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      healthy: true,
      database: "writable",
      content: "loaded",
      ticker: "alive",
    });
  });

  it("tell of health under no foreign name, and a flood of askers costs hardly a write", async () => {
    for (const Host of ["evil.example", `localhost.evil.example:${new URL(at).port}`]) {
      expect((await send(`${at}/healthz`, { headers: { Host } })).status).toBe(421);
    }
    const before = writtenPages();
    for (let turn = 0; turn < 10; turn += 1) {
      const asked = Array.from({ length: 20 }, () => send(`${at}/healthz`));
      for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
    }
    for (let turn = 0; turn < 60; turn += 1) await send(`${at}/healthz`);
    expect(writtenPages() - before).toBeLessThan(30);
  });

  it("tell metrics on a loopback port of their own, which the log names", async () => {
    const started = kubedrill
      .log()
      .split("\n")
      .find((line) => line.includes('"msg":"started"'));
    const { level, address, metrics } = JSON.parse(String(started)) as Record<string, unknown>;
    expect({ level, address }).toEqual({ level: 30, address: at });
    expect(metrics).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    expect(new URL(String(metrics)).port).not.toBe(new URL(at).port);
    await replyTo("/say", { as: "bo", text: "/help" });
    const { status, body } = await send(String(metrics));
    expect(status).toBe(200);
    expect(body).toMatch(/^kubedrill_requests_total\{what="\/help",outcome="answered"\} [1-9]\d*$/m);
    expect(body).toMatch(/^kubedrill_last_tick_timestamp_seconds \d{10}/m);
    expect(body).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect((await send(String(metrics), { headers: { Host: "evil.example" } })).status).toBe(421);
    expect((await send(String(metrics).replace("/metrics", "/"))).status).toBe(404);
    expect((await send(`${at}/metrics`)).status).toBe(404);
  });

  it("log no one's account and no text that someone typed", async () => {
    await replyTo("/say", { as: "freya", text: "/secretword" });
    await replyTo("/act", { as: "freya", action: "secretaction:x" });
    expect(kubedrill.log()).not.toMatch(/freya|secretword|secretaction/i);
  });
});

describe("a failure that a library loses", () => {
  it("is logged, and ends no process", async () => {
    const lose =
      "setInterval(() => process.listenerCount('unhandledRejection') && Promise.reject(new Error('lost')), 50).unref()";
    const process = await startProcess(temporaryDatabase(), {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(lose)}`,
      KUBEDRILL_PLAYGROUND: "off",
    });
    onTestFinished(process.kill);
    await vi.waitUntil(() => process.log().includes('"message":"lost"'), { timeout: 15_000 });
    expect((await send(`${process.address}/healthz`)).status).toBe(200);
    expect(await process.stop()).toBe(0);
  });
});

describe("the page of an open question", () => {
  it("reveals neither the right option nor why an option is right or wrong", async () => {
    const { question, posting } = openPosting();
    const secrets = [...question.options.map(({ why }) => why), question.explanation, question.hint];
    const reasonsIn = (html: string) =>
      secrets.filter((secret) => secret && shownText(html).includes(plain(secret)));

    const pages = await Promise.all(
      ["/?as=bo", "/script.js"].map(async (path) => (await send(at + path)).body),
    );
    const shown = [...pages, await firstEvent("bo")];
    for (const html of shown) {
      expect(reasonsIn(html)).toEqual([]);
      expect(html).not.toMatch(/correct/i);
    }
    const letters = ["A", "B", "C", "D"].slice(0, question.options.length);
    for (const html of [shown[0], shown[2]]) {
      const payloads = [...String(html).matchAll(/<button name="action" value="([^"]+)"/g)].map(
        ([, value]) => value,
      );
      const hint = question.hint === undefined ? [] : [`hint:${posting}`];
      expect(payloads).toEqual([...letters.map((letter) => `answer:${posting}:${letter}`), ...hint]);
    }

    // Only a member who has answered sees them.
    expect(
      reasonsIn(await replyTo("/act", { as: "chidi", action: `answer:${posting}:A` })).length,
    ).toBeGreaterThan(0);
    expect(reasonsIn((await send(`${at}/?as=bo`)).body)).toEqual([]);
    expect(reasonsIn(await firstEvent("chidi"))).toEqual([]);
  });
});

/** Pages in the write-ahead log: each commit adds one or more. */
function writtenPages(): number {
  return statSync(`${kubedrill.database}-wal`).size / 4_120;
}

/** The question asked today, with its key, and its posting. */
function openPosting(): { readonly question: Question; readonly posting: string } {
  const database = new Sqlite(kubedrill.database, { readonly: true });
  const row = database
    .prepare<[], { id: string; body: string }>(
      `SELECT posting.id, body FROM posting JOIN question_version
       ON question_version.question_id = posting.question_id AND question_version.version = posting.question_version`,
    )
    .get();
  database.close();
  return { question: JSON.parse(String(row?.body)) as Question, posting: String(row?.id) };
}

/** The message that a tab is sent when it begins to listen. */
async function firstEvent(as: string): Promise<string> {
  const events = await fetch(`${at}/events?as=${as}`);
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("event: clock")) text += (await reader?.read())?.value;
  await reader?.cancel();
  return text;
}

function shownText(html: string): string {
  const text = html
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"');
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Markdown without its marks. */
function plain(markdown: string): string {
  return markdown.replaceAll(/[`*]/g, "");
}
