// The playground obeys the contract of platforms, with its messages in SQLite.
import { onTestFinished } from "vitest";
import { makeId } from "../../../src/core/id.ts";
import { createLive } from "../../../src/platforms/web/live.ts";
import { shown } from "../../../src/platforms/web/page.ts";
import { directChannel, team, threadChannel } from "../../../src/platforms/web/people.ts";
import { createPlaygroundPlatform } from "../../../src/platforms/web/platform.ts";
import type { Bot } from "../../../src/ports/bot.ts";
import type { MessageLog } from "../../../src/ports/message-log.ts";
import type { DirectRef, MessageRef } from "../../../src/ports/person.ts";
import { createMessageLog } from "../../../src/storage/playground-messages.ts";
import { fillHtmlForm, readHtml } from "../../support/playground/html-form.ts";
import { reader, testRoutes } from "../../support/playground/routes.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { openMigrated } from "../../support/storage/migrated.ts";
import { describePlatform } from "../contract/describe-platform.ts";

const channel = "tea";

const quiet: Omit<Bot, "handle"> = {
  commands: [],
  learned: async () => {},
  suggest: async () => [],
  joined: async () => [],
  left: async () => {},
};

async function open(handle: Bot["handle"]) {
  const database = openMigrated();
  onTestFinished(() => database.close());
  const stored = createMessageLog(database);
  const faults = { losesAnswers: false };
  const messages: MessageLog = {
    ...stored,
    async add(message) {
      const added = await stored.add(message);
      if (faults.losesAnswers) throw new Error("The database didn't answer.");
      return added;
    },
  };
  const live = createLive();
  const random = seededRandom(1);
  let time = 0;
  const clock = () => ++time;
  const platform = createPlaygroundPlatform({ messages, live, clock, random });
  const routes = testRoutes({
    bot: { ...quiet, handle },
    platform,
    messages,
    live,
    clock,
    newId: () => makeId(clock(), random),
    isOurs: () => true,
  });
  const wordsIn = (place: string) =>
    database.connection
      .prepare("SELECT blocks FROM playground_message WHERE channel = ? ORDER BY id")
      .pluck()
      .all(place)
      .map(String);
  async function send(path: string, fields: readonly (readonly [string, string])[]): Promise<string> {
    const response = await routes.request(`http://localhost${path}`, {
      method: "POST",
      body: new URLSearchParams(fields.map((pair) => [...pair])),
      headers: { Accept: "application/json", Host: "localhost" },
    });
    return ((await response.json()) as { html: string }).html;
  }
  return {
    faults,
    send,
    platform,
    channel: { team: team.externalId, channel },
    admin: { team: team.externalId, member: "ada" },
    member: { team: team.externalId, member: "bo" },
    stranger: { team: team.externalId, member: "stranger" },
    secrets: [],
    seen: async () =>
      Promise.all(
        (await messages.latest([channel], 1_000)).map(async (message) => ({
          ref: message.id as MessageRef,
          text: readHtml(String(await shown(message, reader))),
          silent: true,
        })),
      ),
    thread: (ref: MessageRef) => wordsIn(threadChannel(ref)),
    received: ({ member }: DirectRef) => wordsIn(directChannel(member)),
    async remove(ref: MessageRef) {
      database.connection.prepare("DELETE FROM playground_message WHERE id = ?").run(ref);
    },
    close: () => {},
  };
}

describePlatform("The playground", {
  open,
  can: { silence: true, recognize: true, find: true, closeDirect: false, publicPictures: false },
  zone: undefined,
  forbid: "never",
  breaks: {
    later: "never",
    "later everywhere": "never",
    channel: "never",
    team: "never",
    "lost answer"({ faults }) {
      faults.losesAnswers = true;
    },
  },
  converse: ({ send }) => ({
    ask: async () =>
      readHtml(
        await send("/say", [
          ["as", reader.as],
          ["text", "/daily"],
        ]),
      ),
    async askForForm() {
      const html = await send("/say", [
        ["as", reader.as],
        ["text", "/daily"],
      ]);
      return {
        text: readHtml(html),
        send: (filled) => send("/fill", fillHtmlForm(html, filled)),
      };
    },
  }),
});
