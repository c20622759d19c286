// kubedrill slack manifest and slack doctor: set Slack up and find problems.
import { stringify } from "yaml";
import { commands } from "../app/commands.ts";
import type { Config, SlackConfig } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import { createLog } from "../operations/log.ts";
import { SetupError } from "../ports/errors.ts";
import { systemTimers } from "../ports/timers.ts";
import { createStorage } from "../storage/storage.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";
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
    const listed = commands.filter(({ hidden }) => !hidden);
    console.log(stringify(describe(listed, address?.replace(/(?<!\/)\/+$/, "")), { lineWidth: 0 }).trimEnd());
    return 0;
  },
};

export const slackDoctor: CliCommand = {
  name: "slack doctor",
  takes: "",
  description: "Check Slack: tokens, scopes, the public address, and the channel of each drill",
  async run({ words, config }) {
    if (words.length > 0)
      throw new UsageError(`slack doctor takes no words; it was given “${words.join(" ")}”.`);
    const all = config();
    const settings = slackConfig(all);
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
      let problems = 0;
      for await (const { ok, text } of examineSlack(settings, parts, await drillChannels(storage, "slack"))) {
        if (ok) console.log(`✓ ${text}`);
        else console.error(`✗ ${text}`);
        if (!ok) problems += 1;
      }
      return problems === 0 ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};

function slackConfig({ slack }: Config): SlackConfig {
  if (slack !== undefined) return slack;
  throw new SetupError(
    "Slack is not configured: SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set. docs/slack.md shows how to create an app.",
  );
}
