// Our bot and the ones it's compared with, each on its own local Slack, with one message to click.
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { renderMessage } from "../../src/platforms/slack/render/render.ts";
import type { LoadReport } from "../../tests/slack-server/load.ts";
import type { Clicks, Contestant, Side, Size } from "../bots/answer-costs.ts";
import { type Running, run, runKubedrill } from "../bots/node-process.ts";
import { verdict } from "../bots/verdict.ts";
import { prepare } from "./prepare.ts";

const bareBot = fileURLToPath(import.meta.resolve("./bare-button-bot.ts"));

type Mode = "socket" | "http";

const SECRET = "a secret of at least thirty-two characters";

interface LocalSlack {
  readonly apiUrl: string;
  readonly controlUrl: string;
  readonly appToken: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly team: string;
  readonly channel: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

interface Door {
  readonly mode: Mode;
  /** Where the bot listens over HTTP; 0 for a socket. */
  readonly port: number;
}

/** Starts a bot and waits for its message. */
export function startContestant(mode: Mode) {
  return async (side: Side, folder: string, size: Size): Promise<Contestant> => {
    const settings = JSON.stringify({ rateLimits: "off" });
    const server = await run(["tests/slack-server/main.ts", settings], {}, (line) => line.startsWith("{"));
    const slack = JSON.parse(server.line) as LocalSlack;
    let bot: Running | undefined;
    const stop = async () => {
      await bot?.stop();
      await server.stop();
    };
    try {
      // Every click is its member's first.
      const count = size.rounds * size.clicksPerRound;
      const { members } = (await order(slack, "people", { count })) as Pick<LocalSlack, "members">;
      const door = { mode, port: mode === "http" ? await freePort() : 0 };
      bot = await startBot(side, { ...slack, members }, door, join(folder, `${side}.db`));
      if (mode === "http")
        await order(slack, "deliver-to", { url: `http://127.0.0.1:${door.port}/slack/events` });
      while (((await order(slack, "messages")) as readonly unknown[]).length === 0) await sleep(50);
      return { bot, click: (plan) => clickAll(slack, size, plan), stop };
    } catch (error) {
      await stop();
      throw error;
    }
  };
}

async function order(slack: LocalSlack, name: string, args: object = {}): Promise<unknown> {
  const response = await fetch(slack.controlUrl + name, { method: "POST", body: JSON.stringify(args) });
  if (!response.ok) throw new Error(`The local Slack refuses ${name}: ${await response.text()}`);
  return response.json();
}

/** The nth click of a round comes from its nth member. */
async function clickAll(slack: LocalSlack, { clicksPerRound }: Size, { round, ...plan }: Clicks) {
  const first = round * clicksPerRound;
  const report = (await order(slack, "load", { buttons: ["A"], ...plan, first })) as LoadReport;
  if (report.failed > 0) throw new Error(`${report.failed} clicks failed: ${report.failures.join("; ")}`);
  return { perSecond: report.perSecond, p99: report.replyMs.p99 };
}

/** @param file for the database */
async function startBot(side: Side, slack: LocalSlack, door: Door, file: string): Promise<Running> {
  if (side === "bare") return startButtonBot(slack, door, {});
  if (side === "durable") return startButtonBot(slack, door, { CLICK_LOG: file });
  await prepare(file, { ...slack, secret: SECRET }, Date.now());
  return startOurs(slack, door, file);
}

function startOurs(slack: LocalSlack, { mode, port }: Door, file: string): Promise<Running> {
  const tokens: Readonly<Record<string, string>> =
    mode === "socket"
      ? { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken }
      : {
          SLACK_SIGNING_SECRET: slack.signingSecret,
          SLACK_CLIENT_ID: slack.clientId,
          SLACK_CLIENT_SECRET: slack.clientSecret,
          SLACK_STATE_SECRET: "a-word-of-our-own",
          PUBLIC_URL: `http://127.0.0.1:${port}`,
          KUBEDRILL_SECRET: SECRET,
        };
  return runKubedrill({
    ...tokens,
    SLACK_API_URL: slack.apiUrl,
    KUBEDRILL_DATABASE: file,
    PORT: String(port),
  });
}

function startButtonBot(
  slack: LocalSlack,
  { mode, port }: Door,
  environment: { readonly CLICK_LOG?: string },
): Promise<Running> {
  const tokens: Readonly<Record<string, string>> =
    mode === "socket"
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) };
  const settings = {
    ...tokens,
    ...environment,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    CHANNEL: slack.channel,
    VERDICT: JSON.stringify(renderMessage(verdict())),
  };
  return run([bareBot], settings, (line) => line === "ready");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0));
    });
  });
}
