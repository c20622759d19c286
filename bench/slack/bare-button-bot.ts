// A bare Bolt app: it posts a button, acknowledges a click, and answers it with an ephemeral message like ours. With a file
// for a click log, it's the simplest durable bot.
import { App } from "@slack/bolt";
import { openClickLog } from "../bots/click-log.ts";

const {
  SLACK_BOT_TOKEN = "",
  SLACK_APP_TOKEN,
  SLACK_SIGNING_SECRET,
  SLACK_API_URL,
  PORT,
  CHANNEL,
  VERDICT = "{}",
  CLICK_LOG,
} = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  clientOptions: { ...(SLACK_API_URL && { slackApiUrl: SLACK_API_URL }), retryConfig: { retries: 0 } },
  ...(SLACK_APP_TOKEN
    ? { socketMode: true, appToken: SLACK_APP_TOKEN }
    : { signingSecret: SLACK_SIGNING_SECRET ?? "" }),
});

// The caller creates it, because a bare bot has no content.
const verdict = JSON.parse(VERDICT);
const log = CLICK_LOG === undefined ? undefined : openClickLog(CLICK_LOG);
app.action({ type: "block_actions" }, async ({ ack, respond, body, action }) => {
  log?.add(body.user.id, "value" in action ? (action.value ?? "") : "", Date.now());
  await ack();
  await respond({ response_type: "ephemeral", replace_original: false, ...verdict });
});

await app.start(Number(PORT ?? 0));
const text = { type: "plain_text", text: "A" } as const;
await app.client.chat.postMessage({
  channel: CHANNEL ?? "",
  text: "A button",
  blocks: [{ type: "actions", elements: [{ type: "button", text, action_id: "a", value: "a" }] }],
});
console.log("ready");
