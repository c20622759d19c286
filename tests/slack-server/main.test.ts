// This Slack as a process of its own, under a little load, with the real Bolt in another.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { App } from "@slack/bolt";
import { expect, it, onTestFinished } from "vitest";
import { silent } from "./bolt-app.ts";
import { type JsonObject, parseJson, textAt } from "./web-api/json.ts";

async function startProcess(): Promise<JsonObject> {
  const program = [fileURLToPath(import.meta.resolve("./main.ts")), JSON.stringify({ rateLimits: "off" })];
  const child = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    child.kill();
    await once(child, "exit");
  });
  const [line] = await once(createInterface(child.stdout), "line");
  return Object(parseJson(String(line)));
}

it("runs as its own process and reports its load", async () => {
  const slack = await startProcess();
  const order = async (name: string, args: object): Promise<JsonObject> => {
    const answer = await fetch(`${textAt(slack, "controlUrl")}${name}`, {
      method: "POST",
      body: JSON.stringify(args),
    });
    return Object(await answer.json());
  };
  const clientOptions = { slackApiUrl: textAt(slack, "apiUrl") ?? "", logger: silent };
  const app = new App({
    token: textAt(slack, "botToken") ?? "",
    appToken: textAt(slack, "appToken") ?? "",
    socketMode: true,
    clientOptions,
    logger: silent,
  });
  app.action(/^answer-/, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postEphemeral({ channel: body.channel?.id ?? "", user: body.user.id, text: "Right" });
  });
  await app.start();
  onTestFinished(() => app.stop().then(() => {}));
  const elements = ["A", "B"].map((letter) => ({
    type: "button" as const,
    action_id: `answer-${letter}`,
    text: { type: "plain_text" as const, text: letter },
  }));
  const channel = textAt(slack, "channel") ?? "";
  await app.client.chat.postMessage({ channel, text: "Q", blocks: [{ type: "actions", elements }] });

  expect(await order("people", { count: 40 })).toMatchObject({ members: { length: 41 } });
  const atOnce = await order("load", { buttons: ["A", "B"], count: 40, first: 1, atOnce: 8 });
  const atRate = await order("load", { buttons: ["B"], count: 20, perSecond: 200, reply: false });

  expect(atOnce).toMatchObject({ done: 40, failed: 0, failures: [] });
  expect(atRate).toMatchObject({ done: 20, failed: 0 });
  expect(await order("load", { buttons: ["C"], count: 1 })).toMatchObject({
    failed: 1,
    failures: ['Error: There is no "C" here, only: A · B.'],
  });
  expect(await order("unheard-of", {})).toEqual({ error: "There is no such order." });
});
