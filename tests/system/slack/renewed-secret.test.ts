// Slack's secrets change while Kubedrill runs: it says so, and starts again once the new one is in its file.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import { installByBrowser } from "../../slack-server/installs/install-by-browser.ts";
import { startSlackServer } from "../../slack-server/server.ts";
import { send } from "../../support/http.ts";
import { startProcess, temporaryDatabase, temporaryFolder } from "../../support/kubedrill-process.ts";
import { SECRET } from "../../support/platforms/slack-bot.ts";
import { freePort } from "../../support/storage/postgres-server.ts";

async function open(variable: string, first: string) {
  const slack = await startSlackServer();
  onTestFinished(() => slack.stop());
  const team = slack.addWorkspace("Ship");
  const file = join(temporaryFolder(), "secret");
  writeFileSync(file, `${first}\n`);
  const database = temporaryDatabase();
  return {
    slack,
    team,
    ada: team.addMember("ada", { owner: true }),
    file,
    async start(environment: Readonly<Record<string, string>>) {
      const process = await startProcess(database, {
        [`${variable}_FILE`]: file,
        SLACK_API_URL: slack.apiUrl,
        ...environment,
      });
      onTestFinished(process.kill);
      const ended = new Promise((resolve) => process.child.once("exit", resolve));
      return { process, ended, ready: async () => (await send(`${process.address}/readyz`)).status };
    },
  };
}

it("the signing secret: requests are refused with a line in the log, until the file has the new one", async () => {
  const { slack, ada, file, start } = await open("SLACK_SIGNING_SECRET", "signing-secret");
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const environment = {
    PORT: String(port),
    PUBLIC_URL: address,
    KUBEDRILL_SECRET: SECRET,
    SLACK_CLIENT_ID: slack.settings.clientId,
    SLACK_CLIENT_SECRET: slack.settings.clientSecret,
    SLACK_STATE_SECRET: "no-one-guesses-it",
  };
  const { process, ended, ready } = await start(environment);
  await slack.sendTo(`${address}/slack/events`);
  await installByBrowser(ada, { installUrl: `${address}/slack/install` });
  await slack.until("the greeting", () => slack.directMessages(ada)[0]);
  Object.assign(slack.settings, { signingSecret: "another-secret" });
  void ada.command("/lookup", "nodeport").catch(() => {}); // Kubedrill refuses it
  const said = `its signature doesn't fit SLACK_SIGNING_SECRET. If Slack's requests fail, set it to the signing secret that your Slack app shows now. SLACK_SIGNING_SECRET comes from the file ${file}.`;
  await expect.poll(process.log).toContain(said);
  // Anyone can send a wrong signature.
  expect(await ready()).toBe(200);
  writeFileSync(file, "another-secret\n");
  expect(await ended).toBe(75);

  await start(environment);
  const card = await (await ada.command("/lookup", "nodeport")).reply();
  expect(visibleText(card.blocks)).toContain("NodePort");
});

it("the token for sockets: it turns unready, until the file has the new one", async () => {
  const { slack, team, ada, file, start } = await open("SLACK_APP_TOKEN", "xapp-1-first");
  Object.assign(slack.settings, { appToken: "xapp-1-first" });
  const environment = { SLACK_BOT_TOKEN: team.install(ada).botToken };
  const { process, ended, ready } = await start(environment);
  Object.assign(slack.settings, { appToken: "xapp-1-second" });
  slack.sockets.drop();
  await expect.poll(ready).toBe(503);
  const { body } = await send(`${process.address}/readyz`);
  expect(JSON.parse(body)).toMatchObject({
    platforms: { slack: "lost" },
    lost: [
      `Slack no longer takes SLACK_APP_TOKEN (invalid_auth). Set it to the token that your Slack app shows now, and start again. SLACK_APP_TOKEN comes from the file ${file}.`,
    ],
  });
  expect((await send(`${process.address}/livez`)).status).toBe(200);
  writeFileSync(file, "xapp-1-second\n");
  expect(await ended).toBe(75);

  expect(await (await start(environment)).ready()).toBe(200);
  const card = await (await ada.command("/lookup", "nodeport")).reply();
  expect(visibleText(card.blocks)).toContain("NodePort");
});
