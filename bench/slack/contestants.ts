// Our bot and a bare bot, each on its own local Slack, with one message to click.
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { LoadReport } from "../../tests/slack-server/load.ts";
import { prepare } from "./prepare.ts";
import { type Running, run } from "./processes.ts";
import { verdictMessage } from "./verdict-message.ts";

const bareBot = fileURLToPath(import.meta.resolve("./bare-button-bot.ts"));

export type Mode = "socket" | "http";

export interface Contestant {
  readonly bot: Running;
  /** Members click the message's first button. The nth click comes from member `first` + n. */
  load(plan: { readonly count: number; readonly first: number } & Pace): Promise<LoadReport>;
  stop(): Promise<void>;
}

type Pace = { readonly atOnce: number } | { readonly perSecond: number };

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

/** Starts a bot and waits for its message. @param folder for our bot's database */
export async function startContestant(
  side: "ours" | "baseline",
  mode: Mode,
  folder: string,
  people: number,
): Promise<Contestant> {
  const settings = JSON.stringify({ rateLimits: "off" });
  const server = await run(["tests/slack-server/main.ts", settings], {}, (line) => line.startsWith("{"));
  const slack = JSON.parse(server.line) as LocalSlack;
  const order = async (name: string, args: object = {}) => {
    const response = await fetch(slack.controlUrl + name, { method: "POST", body: JSON.stringify(args) });
    if (!response.ok) throw new Error(`The local Slack refuses ${name}: ${await response.text()}`);
    return response.json();
  };
  const { members } = (await order("people", { count: people })) as Pick<LocalSlack, "members">;
  const port = mode === "http" ? await freePort() : 0;
  const bot =
    side === "ours"
      ? await startOurs({ ...slack, members }, mode, folder, port)
      : await startBare(slack, mode, port);
  if (mode === "http") await order("deliver-to", { url: `http://127.0.0.1:${port}/slack/events` });
  while (((await order("messages")) as readonly unknown[]).length === 0) await sleep(50);
  return {
    bot,
    load: (plan) => order("load", { buttons: ["A"], ...plan }) as Promise<LoadReport>,
    async stop() {
      await bot.stop();
      await server.stop();
    },
  };
}

async function startOurs(slack: LocalSlack, mode: Mode, folder: string, port: number): Promise<Running> {
  const file = join(folder, `${mode}.db`);
  await prepare(file, { ...slack, secret: SECRET }, Date.now());
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
  const environment = { ...tokens, SLACK_API_URL: slack.apiUrl, KUBEDRILL_DATABASE: file };
  return run(
    [...(process.env.BENCH_NODE_FLAGS?.split(" ") ?? []), "src/cli.ts", "start"],
    { ...environment, PORT: String(port), METRICS_PORT: "0" },
    (line) => /http:/.test(line),
  );
}

function startBare(slack: LocalSlack, mode: Mode, port: number): Promise<Running> {
  const tokens: Readonly<Record<string, string>> =
    mode === "socket"
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(port) };
  return run(
    [bareBot],
    {
      ...tokens,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      CHANNEL: slack.channel,
      VERDICT: JSON.stringify(verdictMessage()),
    },
    (line) => line === "ready",
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0));
    });
  });
}
