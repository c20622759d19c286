// node tests/slack-server/main.ts ['{"port": 4000, "rateLimits": "off"}']: a Slack of its own process.
import { createControl } from "./control.ts";
import { startSlackServer } from "./server.ts";
import { readSettings } from "./settings.ts";
import { isObject, parseJson } from "./web-api/json.ts";

const given = parseJson(process.argv[2] ?? "{}");
if (!isObject(given)) throw new Error("Settings are one JSON object.");

// Enough for what is under way; a bench would fill the memory otherwise.
const slack = await startSlackServer({ remember: 2_000, ...readSettings(given) });
const control = createControl(slack);
slack.intercept(control.handle);
const { address, apiUrl, authorizationUrl, settings } = slack;
const { appToken, signingSecret, clientId, clientSecret } = settings;
const { team, channel, botToken } = control;
const controlUrl = `${address}/control/`;
console.log(
  JSON.stringify({
    address,
    apiUrl,
    authorizationUrl,
    controlUrl,
    appToken,
    botToken,
    signingSecret,
    clientId,
    clientSecret,
    team,
    channel,
  }),
);
process.once("SIGTERM", () => void slack.stop().then(() => process.exit(0)));
