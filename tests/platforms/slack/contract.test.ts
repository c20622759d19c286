// Slack obeys the contract of platforms, on a local Slack.

import { decodeRef, encodeRef } from "../../../src/platforms/slack/message-ref.ts";
import type { Bot } from "../../../src/ports/bot.ts";
import type { DirectRef, MessageRef } from "../../../src/ports/person.ts";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Message } from "../../slack-server/model.ts";
import { openInstalledBot, SECRET } from "../../support/platforms/slack-bot.ts";
import { describePlatform } from "../contract/describe-platform.ts";

const POST = "chat.postMessage";

/** Words of the blocks, and of the files that carry pictures. */
function wordsOf({ blocks, files }: Message): string {
  return [visibleText(blocks), ...files.map(({ altText }) => altText ?? "")].join("\n");
}

async function open(handle: Bot["handle"]) {
  const app = await openInstalledBot("socket", { handle }, { rateLimits: "off" });
  const { slack, team, general, ada, kubedrill, installed } = app;
  const ben = team.addMember("ben");
  const messageOf = (ref: MessageRef) => slack.messages(general).find(({ ts }) => ts === decodeRef(ref).ts);
  const personOf = ({ member }: DirectRef) => (member === ada.id ? ada : ben);
  return {
    slack,
    team,
    general,
    ben,
    installed,
    platform: kubedrill.platform,
    channel: { team: team.id, channel: general.id },
    admin: { team: team.id, member: ada.id },
    member: { team: team.id, member: ben.id },
    stranger: { team: team.id, member: "U000STRANGER" },
    secrets: [installed?.botToken ?? "", slack.settings.appToken, slack.settings.signingSecret, SECRET],
    // Slack has no messages that ring less than others.
    seen: async () =>
      slack.messages(general).map((message) => ({
        ref: encodeRef({ team: team.id, channel: general.id, ts: message.ts }),
        text: wordsOf(message),
        silent: false,
      })),
    thread(ref: MessageRef) {
      const message = messageOf(ref);
      return message === undefined ? [] : slack.thread(message).map(wordsOf);
    },
    received: (to: DirectRef) => slack.directMessages(personOf(to)).map(wordsOf),
    remove: (ref: MessageRef) => void general.messages.delete(decodeRef(ref).ts),
    close: (to: DirectRef) => personOf(to).deactivate(),
  };
}

describePlatform("Slack", {
  open,
  can: { silence: false, recognize: false, find: false, closeDirect: true, publicPictures: true },
  zone: "Europe/Berlin",
  forbid({ installed }) {
    if (installed !== undefined) installed.installation.scopes = ["commands", "users:read"];
    return ["chat:write", "chat:write.public"];
  },
  breaks: {
    later: ({ slack }) => void slack.outage({ fault: { retryAfter: 7 } }),
    "later everywhere": ({ slack }) =>
      void slack.outage({ fault: { raw: { status: 403, body: "Blocked." } } }),
    channel({ general }) {
      general.archived = true;
    },
    team: ({ team }) => team.deactivate(),
    "lost answer": ({ slack }) => void slack.outage({ method: POST, fault: { cut: true, processed: true } }),
  },
  converse: ({ slack, ben, general }) => ({
    ask: async () => wordsOf(await (await ben.command("/kubedrill", "daily", general)).reply()),
    async askForForm() {
      const { id, body } = await (await ben.command("/kubedrill", "daily", general)).view();
      return {
        text: JSON.stringify(body),
        async send(filled) {
          await ben.submit(filled);
          const answer = await slack.until("the answer", () => {
            const modal = slack.modal(ben);
            return modal?.id === id ? modal : undefined;
          });
          return visibleText(answer.blocks);
        },
      };
    },
  }),
});
