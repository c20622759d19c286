// kubedrill slack manifest and slack doctor: set Slack up and find problems.
import { stringify } from "yaml";
import { commands } from "../app/commands.ts";
import type { Config, SlackConfig } from "../config.ts";
import { loadCurriculum } from "../load-curriculum.ts";
import { openDatabase } from "../open-database.ts";
import { createLog } from "../operations/log.ts";
import type { Finding } from "../platforms/slack/examine.ts";
import { SetupError } from "../ports/errors.ts";
import { systemTimers } from "../ports/timers.ts";
import { createStorage } from "../storage/storage.ts";
import { type CliCommand, UsageError, withSecretPaths } from "./cli-command.ts";
import { drillChannels } from "./drill-channels.ts";

export const slackManifest: CliCommand = {
  name: "slack manifest",
  takes: "[https address]",
  description: "Print the manifest of a Slack app: for one workspace, or with your server's address for many",
  async run({ words }) {
    const [address, ...more] = words;
    if (more.length > 0 || (address !== undefined && !/^https:\/\/[^\s/]+(?:\/\S*)?$/.test(address))) {
      throw new UsageError("slack manifest takes at most one address, such as https://kubedrill.example.com");
    }
    const { slackManifest: describe } = await import("../platforms/slack/manifest.ts");
    const listed = commands.filter(({ hidden, needs }) => !hidden && needs === undefined);
    console.log(stringify(describe(listed, address?.replace(/(?<!\/)\/+$/, "")), { lineWidth: 0 }).trimEnd());
    return 0;
  },
};

export const slackDoctor: CliCommand = {
  name: "slack doctor",
  takes: "[--blocks]",
  description:
    "Check Slack: tokens, scopes, the public address, and the channel of each drill; --blocks has Slack check all messages",
  flags: ["blocks"],
  async run({ words, flags, config }) {
    if (words.length > 0)
      throw new UsageError(`slack doctor takes no words; it was given “${words.join(" ")}”.`);
    const all = config();
    const settings = slackConfig(all);
    if (flags.has("blocks")) return checkBlocks(settings, all.content);
    const { examineSlack } = await import("../platforms/slack/examine.ts");
    const { database } = await openDatabase(all.database, all.migrations, Date.now());
    try {
      const storage = createStorage(database);
      const { installations, usedKeys } = storage;
      const parts = {
        installations,
        usedKeys,
        log: createLog("silent"),
        clock: Date.now,
        timers: systemTimers,
      };
      return await printFindings(examineSlack(settings, parts, await drillChannels(storage, "slack")));
    } finally {
      await database.close();
    }
  },
};

/** Has Slack check every message of the gallery. */
async function checkBlocks(settings: SlackConfig, content: string): Promise<number> {
  if (settings.mode === "http")
    throw new SetupError("--blocks needs SLACK_BOT_TOKEN: run it with the tokens of a test workspace.");
  const { examineBlocks } = await import("../platforms/slack/examine-blocks.ts");
  const { galleryMessages } = await import("../gallery/messages.ts");
  const { apiUrl, botToken: token } = settings;
  const asking = { apiUrl, token, log: createLog("silent"), timers: systemTimers };
  return printFindings(examineBlocks(asking, galleryMessages(loadCurriculum(content))));
}

/** Prints them as they come, and returns the exit code. */
async function printFindings(findings: AsyncGenerator<Finding>): Promise<number> {
  let problems = 0;
  for await (const { ok, text } of findings) {
    if (ok) console.log(`✓ ${text}`);
    else console.error(`✗ ${withSecretPaths(text)}`);
    if (!ok) problems += 1;
  }
  return problems === 0 ? 0 : 1;
}

function slackConfig({ slack }: Config): SlackConfig {
  if (slack !== undefined) return slack;
  throw new SetupError(
    "Slack is not configured: SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set. docs/slack.md shows how to create an app.",
  );
}
